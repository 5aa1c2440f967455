import { FlowiError, messageOf } from '@flowi/contracts/errors';
import type { RunRef } from '@flowi/contracts/events';
import { inLines, NOTICE_SAYINGS, sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import { type TellPorts, tell } from '../monitoring/tell.ts';
import { reasonOf } from '../notify/write-message.ts';
import { moveRun } from '../support/transition.ts';
import { updateAttempt } from './update-attempt.ts';

type ApprovalPorts = Pick<Ports, 'runs' | 'machines'> & TellPorts;
type ApprovalRequest = RunRef & { readonly taskToken: string; readonly reason: string };

/**
 * Asks people for an approval. The task waits for its token and hears neither an answer nor an error of this function, so that
 * what cannot be asked ends the task through the token; otherwise the run would wait for days for nobody.
 */
export async function requestApproval(ports: ApprovalPorts, request: ApprovalRequest): Promise<{ ok: true }> {
  try {
    return await ask(ports, request);
  } catch (error) {
    const code = error instanceof FlowiError ? error.code : 'internal';
    await ports.machines.fail(
      request.taskToken,
      code,
      sayProblem('run.approval_unasked', { reason: messageOf(error) }).message,
    );
    throw error;
  }
}

/** Keeps the token of the task that waits, and tells people that a run waits for one of them. */
async function ask(ports: ApprovalPorts, request: ApprovalRequest): Promise<{ ok: true }> {
  const run = await updateAttempt(ports, request, (current) => ({
    ...current,
    state: moveRun(current.state, 'awaiting_approval'),
    approvalToken: request.taskToken,
  }));
  await tell(ports, {
    projectId: run.projectId,
    flowId: run.flowId,
    kind: 'approval_needed',
    of: { type: 'run', id: run.runId },
    about: `${run.runId}-${run.attempt}`,
    subject: `${run.flowId}: a model waits for approval`,
    ...inLines([
      [
        NOTICE_SAYINGS.say('notice.trained', { run: run.runId, flow: run.flowId, version: run.modelVersion }),
        ...reasonOf(run),
        NOTICE_SAYINGS.say('notice.decide', {}),
      ],
    ]),
  });
  return { ok: true };
}
