import { FlowiError } from '@flowi/contracts/errors';
import { describe, expect, it } from 'vitest';
import { makeRun } from '../../test/factories/runs.ts';
import { makeWorld } from '../../test/fakes/make-world.ts';
import { recordFailure } from '../failures/record-failure.ts';
import { requestApproval } from './request-approval.ts';

const request = { projectId: 'demo', runId: 'run-1', attempt: 1, taskToken: 'secret-token', reason: 'look' };

function worldWith(change: Parameters<typeof makeRun>[0]) {
  const world = makeWorld();
  world.stores.runs.set(makeRun({ modelVersion: 1, ...change }));
  return world;
}

describe('asking for an approval', () => {
  it('keeps the token and leaves the task waiting', async () => {
    const { ports, stores, fakes } = worldWith({ state: 'comparing' });

    expect(await requestApproval(ports, request)).toEqual({ ok: true });

    expect(stores.runs.get(request)).toMatchObject({ state: 'awaiting_approval', approvalToken: 'secret-token' });
    expect(fakes.machines.failed).toEqual([]);
  });

  it.each([
    ['another attempt', { state: 'comparing', attempt: 2 }, 'conflict', /attempt 2/],
    ['a run that was stopped', { state: 'stopped' }, 'conflict', /stopped/],
  ] as const)('ends the task of %s through its token', async (_, change, error, cause) => {
    const { ports, fakes } = worldWith(change);

    await expect(requestApproval(ports, request)).rejects.toThrow(FlowiError);

    expect(fakes.machines.failed).toEqual([{ token: 'secret-token', error, cause: expect.stringMatching(cause) }]);
  });

  it.each([
    [new FlowiError('upstream_unavailable', 'SNS is busy.'), 'upstream_unavailable', /SNS is busy/],
    [new Error('the topic is gone'), 'internal', /the topic is gone/],
  ])('leaves the run with step, cause and what to do: %s', async (problem, code, cause) => {
    const { ports, stores, fakes } = worldWith({ state: 'comparing' });
    const notifier = { publish: () => Promise.reject(problem) };
    await expect(requestApproval({ ...ports, notifier }, request)).rejects.toThrow();
    const [ended] = fakes.machines.failed;

    const { projectId, runId, attempt } = request;
    const input = { projectId, runId, attempt };
    const error = { Error: ended?.error, Cause: ended?.cause };
    await recordFailure(ports, { machine: 'Train', step: 'Approve', input, error });

    const { failure } = stores.runs.get(request) ?? {};
    expect(failure).toMatchObject({ step: 'Approve', code, fix: expect.stringContaining('approval off') });
    expect(failure?.cause).toMatch(cause);
    expect(failure?.cause).toContain('Nobody could be asked');
  });

  it('ends the task when people cannot be told', async () => {
    const { ports, fakes } = worldWith({ state: 'comparing' });
    const notifier = { publish: () => Promise.reject(new Error('the topic is gone')) };

    await expect(requestApproval({ ...ports, notifier }, request)).rejects.toThrow('the topic is gone');

    expect(fakes.machines.failed).toEqual([
      { token: 'secret-token', error: 'internal', cause: 'Nobody could be asked to approve: the topic is gone' },
    ]);
  });
});
