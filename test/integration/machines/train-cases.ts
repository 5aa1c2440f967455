import type { Run } from '@flowi/contracts/entities';
import { expect, it } from 'vitest';
import { FOREVER, IRIS_CSV, makeFlow, tree } from '../support/flows.ts';
import { followRun, settle } from '../support/follow.ts';
import { hideObject, keysBelow } from '../support/objects.ts';
import { childNamed, isAlive } from '../support/processes.ts';
import { runFlow, startRun, told, uploadText } from '../support/project.ts';
import { waitFor } from '../support/wait.ts';
import type { Stage } from './stage.ts';

const GATE = { metric: 'accuracy', threshold: 0.6, mustBeatLive: true };
const SERVED = {
  gate: GATE,
  online: { enabled: true },
  batch: { enabled: true, source: 'flowers', schedule: { cron: '0 6 * * 1', timezone: 'Asia/Tokyo', enabled: true } },
};

/** Runs that end well: promoted, skipped, refused, and by a person's word. */
export function trainDecisionCases(stage: Stage): void {
  const ledger = async () => {
    const { client, projectId } = stage.session;
    const { items } = await client.models.ledger({ params: { projectId, flowId: 'iris' } });
    return items.map(({ action, version, deploymentId }) => [action, version, deploymentId]);
  };
  const decide = (runId: string, approved: boolean) => {
    const { client, projectId } = stage.session;
    return client.runs.approve({ params: { projectId, runId }, body: { approved, reason: 'seen by a person' } });
  };

  it('promotes the first model that passes the gate and deploys it, online and as a batch plan', async () => {
    const { client, projectId } = stage.session;

    const run = await runFlow(stage.session, makeFlow({ deploy: SERVED }));

    expect(run).toMatchObject({ state: 'succeeded', attempt: 1, failure: null, decision: { outcome: 'promoted' } });
    const { items } = await client.deployments.list({ params: { projectId } });
    expect(items.map(({ deploymentId, state }) => [deploymentId, state]).sort()).toEqual([
      ['iris-batch', 'in_service'],
      ['iris-online', 'in_service'],
    ]);
    expect(await ledger()).toEqual([
      ['promoted', 1, null],
      ['deployed', 1, 'iris-online'],
      ['deployed', 1, 'iris-batch'],
    ]);
  });

  it('skips a run that does not beat the live model and changes nothing', async () => {
    const before = await ledger();

    const run = await runFlow(stage.session, makeFlow({ model: tree(3), deploy: SERVED }));

    expect(run).toMatchObject({
      state: 'succeeded',
      decision: { outcome: 'skipped', comparison: { status: 'compared' } },
    });
    expect(await ledger()).toEqual(before);
  });

  it('refuses a run below the threshold of the gate, and says the figures', async () => {
    const before = await ledger();

    const run = await runFlow(
      stage.session,
      makeFlow({ model: tree(1), deploy: { gate: { ...GATE, threshold: 0.99 } } }),
    );

    expect(run).toMatchObject({ state: 'succeeded', decision: { outcome: 'refused', threshold: 0.99 } });
    expect(run.decision?.reason).toMatch(/accuracy is 0\.\d+ .*at least 0\.99/);
    expect(await ledger()).toEqual(before);
  });

  const ASKING = { ...SERVED, batch: {}, gate: { ...GATE, mustBeatLive: false, approval: true } };

  it('waits for a person and promotes what is approved', async () => {
    const { client, projectId } = stage.session;
    const waiting = await runFlow(stage.session, makeFlow({ model: tree(5), deploy: ASKING }));
    expect(waiting).toMatchObject({ state: 'awaiting_approval', decision: { outcome: 'needs_approval' } });
    await told(stage.session, 'approval_needed');

    await decide(waiting.runId, true);

    const run = await waitFor<Run>({
      read: () => client.runs.get({ params: { projectId, runId: waiting.runId } }),
      done: ({ state }) => state === 'succeeded' || state === 'failed',
    });
    expect(run).toMatchObject({ state: 'succeeded', decision: { outcome: 'promoted' } });
    expect(run.decision?.reason).toContain('seen by a person');
    const deployment = await settle(stage.session, 'iris-online');
    expect(deployment).toMatchObject({ state: 'in_service', modelVersion: run.modelVersion });
  });

  it('waits for a person and leaves what is rejected', async () => {
    const { client, projectId } = stage.session;
    const before = await ledger();
    const waiting = await runFlow(stage.session, makeFlow({ model: tree(2), deploy: ASKING }));
    expect(waiting.state).toBe('awaiting_approval');

    await decide(waiting.runId, false);

    const run = await waitFor<Run>({
      read: () => client.runs.get({ params: { projectId, runId: waiting.runId } }),
      done: ({ state }) => state === 'succeeded' || state === 'failed',
    });
    expect(run).toMatchObject({ state: 'succeeded', decision: { outcome: 'rejected' } });
    expect(await ledger()).toEqual(before);
    await expect(decide(waiting.runId, true)).rejects.toMatchObject({ code: 'conflict' });
  });
}

/** Runs that fail, are cut off or are stopped, and go on as their next attempt. */
export function trainFailureCases(stage: Stage): void {
  const runOf = (runId: string) => {
    const { client, projectId } = stage.session;
    return client.runs.get({ params: { projectId, runId } });
  };
  const retry = (runId: string) => {
    const { client, projectId } = stage.session;
    return client.runs.retry({ params: { projectId, runId }, body: {} });
  };
  /** The process that trains this attempt, once it has begun on the trials. */
  const trainerOf = async (runId: string, attempt: number) => {
    await waitFor({
      read: () => runOf(runId),
      done: (run) => {
        expect(['queued', 'planning', 'training'], JSON.stringify(run.failure)).toContain(run.state);
        return run.progress !== null && run.attempt === attempt;
      },
    });
    return childNamed(stage.laptop.home, `${runId}-${attempt}-${attempt}`)!;
  };

  it('records why a training job failed, and succeeds as attempt 2 when the cause is gone', async () => {
    const { aws, home } = stage.laptop;
    const table = await uploadText(stage.session, home, 'lost', IRIS_CSV);
    const [key = ''] = table.files.map((file) => file.key);
    const uri = `s3://${stage.dataBucket}/${key}`;
    expect(await keysBelow(aws.s3, uri)).toEqual([key]);
    const restore = await hideObject(aws.s3, uri);

    const failed = await runFlow(stage.session, makeFlow({ name: 'lost', dataset: 'lost' }));

    expect(failed).toMatchObject({ state: 'failed', attempt: 1, failure: { step: 'Train' } });
    expect(failed.failure?.cause).toMatch(/lost|data|object|file/i);
    expect(failed.failure?.logTail.length).toBeGreaterThan(0);
    expect(failed.failure?.fix).toBeTruthy();
    expect(await told(stage.session, 'run_failed')).toMatchObject({ flowId: 'lost' });

    await restore();
    expect(await retry(failed.runId)).toMatchObject({ attempt: 2, failure: null });

    const run = await followRun(stage.session, failed.runId);
    expect(run).toMatchObject({ state: 'succeeded', attempt: 2, failure: null, decision: { outcome: 'promoted' } });
  });

  it('fails with the cause when its job is killed, and really ends the job when a person stops the retry', async () => {
    const { client, projectId } = stage.session;
    const { runId } = await startRun(stage.session, makeFlow({ name: 'endless', model: FOREVER }));
    const first = await trainerOf(runId, 1);

    process.kill(first.pid, 'SIGKILL');

    const failed = await followRun(stage.session, runId);
    expect(failed).toMatchObject({ state: 'failed', failure: { step: 'Train' } });
    expect(failed.failure?.cause).toContain('SIGKILL');
    expect(failed.failure?.fix).toBeTruthy();

    await retry(runId);
    const second = await trainerOf(runId, 2);
    expect(isAlive(second.pid)).toBe(true);

    await client.runs.stop({ params: { projectId, runId }, body: {} });

    await waitFor({ read: async () => isAlive(second.pid), done: (alive) => !alive, timeoutMs: 60_000 });
    expect(await runOf(runId)).toMatchObject({ state: 'stopped', attempt: 2 });
    expect(childNamed(stage.laptop.home, runId)).toBeUndefined();
  });
}
