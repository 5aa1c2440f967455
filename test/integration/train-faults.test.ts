import type { Run } from '@flowi/contracts/entities';
import { ATTEMPT_FILES } from '@flowi/contracts/storage';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../cli/src/session.ts';
import { hold, refuse } from './support/faults.ts';
import { IRIS_CSV, makeFlow, tree } from './support/flows.ts';
import { followRun } from './support/follow.ts';
import { type Laptop, sharedLaptop } from './support/laptop.ts';
import { hideObject, keysBelow, spoilObject } from './support/objects.ts';
import { openProject, runFlow, startRun, told, uploadText } from './support/project.ts';
import { waitFor } from './support/wait.ts';

const FLOW = 'iris';

let laptop: Laptop;
let project: Session;

/** A flow whose every model goes live. */
const flow = (depth: number) =>
  makeFlow({ model: tree(depth), deploy: { gate: { metric: 'accuracy', threshold: 0.1, mustBeatLive: false } } });

beforeAll(async () => {
  laptop = await sharedLaptop();
  project = await openProject(laptop, 'faults');
  await uploadText(project, laptop.home, 'iris', IRIS_CSV);
  for (const depth of [2, 3]) {
    const { decision } = await runFlow(project, flow(depth));
    expect(decision).toMatchObject({ outcome: 'promoted' });
  }
});

const runOf = (runId: string) => project.client.runs.get({ params: { projectId: project.projectId, runId } });

const retry = (runId: string) =>
  project.client.runs.retry({ params: { projectId: project.projectId, runId }, body: {} });

/** What people see of the flow: the live version, all versions, and what the ledger tells. */
async function released() {
  const params = { projectId: project.projectId, flowId: FLOW };
  const [{ items: models }, { items: entries }, { live }] = await Promise.all([
    project.client.models.list({ params }),
    project.client.models.ledger({ params }),
    project.client.flows.get({ params }),
  ]);
  return {
    live: live?.version,
    marked: models.filter((model) => model.live).map(({ version }) => version),
    versions: models.map(({ version }) => version),
    ledger: entries.map(({ action, version }) => `${action} ${version}`),
  };
}

/** Does something to the result of an attempt after training wrote it and before Compare reads it. */
async function betweenTrainAndCompare(begin: () => Promise<Run>, meddle: (uri: string) => Promise<unknown>) {
  const release = hold(laptop.instance.pid, 'CompareRun');
  try {
    const { runId, outputUri } = await begin();
    const uri = `${outputUri}${ATTEMPT_FILES.result}`;
    await waitFor({ read: () => keysBelow(laptop.aws.s3, uri), done: (keys) => keys.length > 0, maximumMs: 250 });
    await meddle(uri);
    return runId;
  } finally {
    release();
  }
}

describe('Compare', () => {
  it('fails when the result is gone or cannot be read, registers nothing, and goes on when it is tried again', async () => {
    const before = await released();
    const { s3 } = laptop.aws;

    const runId = await betweenTrainAndCompare(
      () => startRun(project, flow(4)),
      (uri) => hideObject(s3, uri),
    );

    const gone = await followRun(project, runId);
    expect(gone).toMatchObject({
      state: 'failed',
      modelVersion: null,
      failure: { step: 'Compare', code: 'job_failed' },
    });
    expect(gone.failure?.cause).toMatch(/without a result.*result\.json/);
    expect(gone.failure?.fix).toBeTruthy();
    expect(await told(project, 'run_failed')).toMatchObject({ flowId: FLOW });
    expect(await released()).toEqual(before);

    await betweenTrainAndCompare(
      () => retry(runId),
      (uri) => spoilObject(s3, uri, '{"runId": '),
    );

    const torn = await followRun(project, runId);
    expect(torn).toMatchObject({ state: 'failed', attempt: 2, failure: { step: 'Compare', code: 'job_failed' } });
    expect(torn.failure?.cause).toMatch(/result that cannot be read/);
    expect(await released()).toEqual(before);

    await retry(runId);

    expect(await followRun(project, runId)).toMatchObject({ state: 'succeeded', attempt: 3, failure: null });
    expect(await released()).toMatchObject({ live: 3, marked: [3], versions: [3, 2, 1] });
  });
});

describe('Promote', () => {
  it('fails when another version went live meanwhile or the table refuses it, promotes nothing, and can be tried again', async () => {
    const { client, projectId } = project;
    const before = await released();
    const release = hold(laptop.instance.pid, 'PromoteModel');
    const { runId } = await startRun(project, flow(5));
    await waitFor({ read: () => runOf(runId), done: ({ decision }) => decision !== null }).then(() =>
      client.models.rollback({ params: { projectId, flowId: FLOW }, body: { version: 1 } }).finally(release),
    );

    const overtaken = await followRun(project, runId);
    expect(overtaken).toMatchObject({ state: 'failed', failure: { step: 'Promote', code: 'conflict' } });
    expect(overtaken.failure?.cause).toMatch(/Version 1 went live.*compared with 3/);
    expect(overtaken.failure?.fix).toBeTruthy();
    expect(await released()).toEqual({
      live: 1,
      marked: [1],
      versions: [4, ...before.versions],
      ledger: [...before.ledger, 'rolled_back 1'],
    });

    const allow = await refuse(laptop.aws.iam, 'PromoteModel', {
      Action: 'dynamodb:PutItem',
      Resource: '*',
    });
    await retry(runId);
    const refused = await followRun(project, runId).finally(allow);

    expect(refused).toMatchObject({ state: 'failed', attempt: 2, failure: { step: 'Promote' } });
    expect(refused.failure?.cause).toMatch(/not authorized|denied/i);
    expect(await released()).toMatchObject({ live: 1, marked: [1], ledger: [...before.ledger, 'rolled_back 1'] });

    await retry(runId);

    expect(await followRun(project, runId)).toMatchObject({ state: 'succeeded', attempt: 3, failure: null });
    const after = await released();
    expect(after.marked).toEqual([after.live]);
    expect(after.ledger).toEqual([...before.ledger, 'rolled_back 1', `promoted ${after.live}`]);
  });
});

describe('FinishRun', () => {
  it('fails when the run cannot be closed; what was promoted stays whole, and the run can be tried again', async () => {
    const before = await released();
    const allow = await refuse(laptop.aws.iam, 'FinishRun', { Action: 'dynamodb:*', Resource: '*' });
    const { runId } = await startRun(project, flow(6));

    const open = await followRun(project, runId).finally(allow);

    expect(open).toMatchObject({ state: 'failed', decision: { outcome: 'promoted' }, failure: { step: 'FinishRun' } });
    expect(open.failure?.cause).toMatch(/not authorized|denied/i);
    const once = await released();
    expect(once.marked).toEqual([open.modelVersion]);
    expect(once.ledger).toEqual([...before.ledger, `promoted ${open.modelVersion}`]);

    await retry(runId);

    const closed = await followRun(project, runId);
    expect(closed).toMatchObject({ state: 'succeeded', attempt: 2, failure: null });
    expect((await released()).marked).toEqual([closed.modelVersion]);
  });
});
