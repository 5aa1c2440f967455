import type { RunRef } from '@flowi/contracts/events';
import type { Ports } from '../../ports/ports.ts';
import { type TellPorts, tell } from '../monitoring/tell.ts';
import { moveRun } from '../support/transition.ts';
import { updateAttempt } from './update-attempt.ts';

/** Keeps the token of the task that waits, and tells people that a run waits for one of them. */
export async function requestApproval(
  ports: Pick<Ports, 'runs'> & TellPorts,
  request: RunRef & { readonly taskToken: string; readonly reason: string },
): Promise<{ ok: true }> {
  const run = await updateAttempt(ports, request, (current) => ({
    ...current,
    state: moveRun(current.state, 'awaiting_approval'),
    approvalToken: request.taskToken,
  }));
  await tell(ports, {
    projectId: run.projectId,
    flowId: run.flowId,
    kind: 'approval_needed',
    about: `${run.runId}-${run.attempt}`,
    subject: `${run.flowId}: a model waits for approval`,
    text: `Run ${run.runId} of flow ${run.flowId} trained model version ${run.modelVersion}. ${request.reason} Approve or reject it on the page of the run.`,
  });
  return { ok: true };
}
