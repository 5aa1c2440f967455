import {
  BATCH_JOB_STATES,
  BATCH_JOB_TRANSITIONS,
  DEPLOYMENT_STATES,
  DEPLOYMENT_TRANSITIONS,
  RUN_STATES,
  RUN_TRANSITIONS,
} from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRun } from '../../test/factories/runs.ts';
import { makeWorld } from '../../test/fakes/make-world.ts';
import { recordFailure } from '../failures/record-failure.ts';
import { finishRun } from '../runs/finish-run.ts';
import { planRun } from '../runs/plan-run.ts';
import { promoteModel } from '../runs/promote-model.ts';
import { requestApproval } from '../runs/request-approval.ts';
import { stopRun } from '../runs/stop-run.ts';
import { moveBatchJob, moveDeployment, moveRun } from './transition.ts';

describe.each([
  ['run', RUN_STATES, RUN_TRANSITIONS, moveRun],
  ['batch job', BATCH_JOB_STATES, BATCH_JOB_TRANSITIONS, moveBatchJob],
  ['deployment', DEPLOYMENT_STATES, DEPLOYMENT_TRANSITIONS, moveDeployment],
])('a %s', (_, states, transitions, move) => {
  it('moves as its table says, and in no other way', () => {
    for (const from of states) {
      for (const to of states) {
        const allowed: readonly string[] = Reflect.get(transitions, from);
        const moving = () => Reflect.apply(move, undefined, [from, to]);
        if (from === to || allowed.includes(to)) expect(moving()).toBe(to);
        else expect(moving).toThrow(FlowiError);
      }
    }
  });
});

describe('a run that has ended', () => {
  const ref = { projectId: 'demo', runId: 'run-1', attempt: 1 };

  it('stays as it is under any interleaving of late steps, stops and failures', async () => {
    const { ports } = makeWorld();
    const steps = {
      plan: () => planRun(ports, ref),
      approval: () => requestApproval(ports, { ...ref, taskToken: 't', reason: 'r' }),
      promote: () => promoteModel(ports, { ...ref, approved: true }),
      reject: () => promoteModel(ports, { ...ref, approved: false }),
      finish: () => finishRun(ports, ref),
      stop: () => stopRun(ports, { userId: 'ana' }, ref),
      fail: () =>
        recordFailure(ports, {
          machine: 'Train',
          step: 'Train',
          input: ref,
          error: { ok: false, code: 'job_failed', message: 'x' },
        }),
      late: () => finishRun(ports, { ...ref, attempt: 2 }),
    };
    const names = Object.keys(steps) as (keyof typeof steps)[];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...RUN_STATES),
        fc.array(fc.constantFrom(...names), { maxLength: 12 }),
        async (state, order) => {
          await ports.runs.remove(ref);
          await ports.runs.insert(makeRun({ state }));
          let ended: string | null = null;
          for (const name of order) {
            await steps[name]().catch((error: unknown) => expect(error).toBeInstanceOf(FlowiError));
            const now = (await ports.runs.find(ref))!.state;
            if (ended !== null) expect(now).toBe(ended);
            if (RUN_TRANSITIONS[now].length === 0) ended = now;
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
