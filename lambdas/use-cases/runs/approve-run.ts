import { FlowiError } from '@flowi/contracts/errors';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import type { RunKey } from '../../ports/repositories.ts';
import type { Caller } from '../access/authorize.ts';
import { found } from '../support/found.ts';

export interface Approval extends RunKey {
  readonly approved: boolean;
  readonly reason: string;
}

/** Hands a person's answer to the state machine that waits for it. The first answer counts. */
export async function approveRun(
  ports: Pick<Ports, 'runs' | 'machines'>,
  caller: Caller,
  approval: Approval,
): Promise<RunRecord> {
  const run = found(await ports.runs.find(approval), `run ${approval.runId}`);
  if (run.state !== 'awaiting_approval' || run.approvalToken === null) {
    throw new FlowiError('conflict', `Run ${run.runId} is ${run.state}; it does not wait for an approval.`);
  }
  await ports.machines.answer(run.approvalToken, { ok: true, approved: approval.approved });
  const said = `${approval.approved ? 'Approved' : 'Rejected'} by ${caller.userId}${approval.reason === '' ? '' : `: ${approval.reason}`}.`;
  return ports.runs.update(approval, (current) => {
    if (current.attempt !== run.attempt || current.decision === null) return current;
    const outcome = approval.approved ? current.decision.outcome : 'rejected';
    return {
      ...current,
      approvalToken: null,
      decision: { ...current.decision, outcome, reason: `${current.decision.reason} ${said}` },
    };
  });
}
