import { FlowiError } from '@flowi/contracts/errors';
import { DECISION_SAYINGS, sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { Approval, RunRecord } from '../../ports/records.ts';
import type { RunKey } from '../../ports/repositories.ts';
import type { Caller } from '../access/authorize.ts';
import { found } from '../support/found.ts';

export interface WantedApproval extends RunKey {
  readonly approved: boolean;
  readonly reason: string;
}

/**
 * Hands a person's answer to the state machine that waits for it. The first answer counts, and is kept before the machine hears
 * it: what happens next tells who decided, and an answer that did not arrive can be given again.
 */
export async function approveRun(
  ports: Pick<Ports, 'runs' | 'machines' | 'flows'>,
  caller: Caller,
  wanted: WantedApproval,
): Promise<RunRecord> {
  const run = found(await ports.runs.find(wanted), 'absent.run', { run: wanted.runId });
  const token = run.approvalToken;
  if (run.state !== 'awaiting_approval' || token === null) {
    throw new FlowiError('conflict', sayProblem('run.not_waiting', { run: run.runId, state: run.state }));
  }
  if (wanted.approved) await refuseWhenOvertaken(ports, run);
  const answer: Approval = { approved: wanted.approved, by: caller.userId };
  const answered = await ports.runs.update(wanted, (current) => {
    if (current.attempt !== run.attempt || current.decision === null || current.approval) return current;
    const outcome = wanted.approved ? current.decision.outcome : 'rejected';
    const by = { by: caller.userId, reason: wanted.reason };
    const { message, said } = DECISION_SAYINGS.say(wanted.approved ? 'approved' : 'rejected', by);
    const decision = {
      ...current.decision,
      outcome,
      reason: `${current.decision.reason} ${message}`,
      // What of an earlier release was said cannot be told by its sentences.
      ...(current.decision.said && { said: [...current.decision.said, said] }),
    };
    return { ...current, approval: answer, decision };
  });
  if (answered.approval?.approved !== wanted.approved) {
    const { by, approved } = answered.approval ?? { by: 'someone', approved: !wanted.approved };
    throw new FlowiError('conflict', sayProblem('run.answered', { run: run.runId, approved, by }));
  }
  await ports.machines.answer(token, { ok: true, approved: wanted.approved });
  return ports.runs.update(wanted, (current) =>
    current.approvalToken === token ? { ...current, approvalToken: null } : current,
  );
}

/** Nobody may make live by mistake what was never compared with the model that is live now. */
async function refuseWhenOvertaken(ports: Pick<Ports, 'flows'>, run: RunRecord): Promise<void> {
  const flow = found(await ports.flows.find(run), 'absent.flow', { flow: run.flowId });
  const compared = run.decision?.comparison.liveVersion ?? null;
  const live = flow.live?.version ?? null;
  if (live === compared) return;
  throw new FlowiError('conflict', sayProblem('run.overtaken', { flow: run.flowId, live, compared }));
}
