import { routes } from '@flowi/contracts/api';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeBatchWorld } from '../../test/batches.ts';
import type { World } from '../../test/fakes/make-world.ts';
import { planBatch } from './plan-batch.ts';

const ROOT = 's3://flowi-data/projects/demo/';
const params = { flowId: 'iris' };
let world: World;
let api: ReturnType<typeof makeBatchWorld>['api'];

beforeEach(() => {
  ({ world, api } = makeBatchWorld());
  world.fakes.dataStore.put('projects/demo/in/a.csv', 'age,size\n1,2\n');
  world.fakes.dataStore.put('projects/demo/in/deep/b.csv', 'age,size\n1,2\n');
});

const start = (body: object) => api.ok(routes.deployments.startBatch, { params, body });
const jobDocument = async (batchJobId: string, attempt = 1) => {
  const { outputUri } = await planBatch(world.ports, { projectId: 'demo', batchJobId, attempt });
  return JSON.parse(world.fakes.modelStore.objects.get(`${world.fakes.modelStore.key(outputUri)}job/job.json`) ?? '');
};

describe('the destination of a batch', () => {
  it.each([`${ROOT}out`, `${ROOT}out/`])('%s is shared: each job has its own folder in it', async (destination) => {
    const [one, two] = [await start({ source: 'rows', destination }), await start({ source: 'rows', destination })];

    for (const { batchJobId, destinationUri } of [one, two]) {
      expect(destinationUri).toBe(`${ROOT}out/${batchJobId}/`);
      expect(await jobDocument(batchJobId)).toMatchObject({ destinationUri, latestUri: `${ROOT}out/latest.json` });
    }
    expect(one.destinationUri).not.toBe(two.destinationUri);
  });

  it('of its own making has a pointer to the latest job of the flow', async () => {
    const { batchJobId } = await start({ source: 'rows' });

    expect(await jobDocument(batchJobId)).toMatchObject({
      destinationUri: `${ROOT}predictions/iris/${batchJobId}/`,
      latestUri: `${ROOT}predictions/iris/latest.json`,
    });
  });

  it('stays the same folder when the job is retried, also for a job of before jobs had their own', async () => {
    const { batchJobId } = await start({ source: 'rows', destination: `${ROOT}out/` });
    const key = { projectId: 'demo', batchJobId };
    for (const destinationUri of [`${ROOT}out/${batchJobId}/`, `${ROOT}out/`]) {
      await api.ok(routes.deployments.stopBatch, { params: key });
      world.stores.batchJobs.set({ ...world.stores.batchJobs.get(key)!, destinationUri });

      expect(await api.ok(routes.deployments.retryBatch, { params: key })).toMatchObject({
        destinationUri: `${ROOT}out/${batchJobId}/`,
      });
    }
  });

  it.each([
    ['the source itself', `${ROOT}in/`, `${ROOT}in/`],
    ['the source, written without its slash', `${ROOT}in/`, `${ROOT}in`],
    ['a folder of the source', `${ROOT}in/`, `${ROOT}in/out/`],
    ['a folder around the source', `${ROOT}in/deep/`, `${ROOT}in/`],
    ['the folder of the one object that is the source', `${ROOT}in/a.csv`, `${ROOT}in/`],
  ])('may not be %s', async (_, source, destination) => {
    const reply = await api.call(routes.deployments.startBatch, { params, body: { source, destination } });

    expect(reply).toMatchObject({ status: 400, json: { code: 'invalid_request' } });
    expect(reply.json.detail).toContain(JSON.stringify(destination));
    expect(world.stores.batchJobs.all()).toEqual([]);
  });

  it('may begin like the source where it is another folder', async () => {
    expect(await start({ source: `${ROOT}in/`, destination: `${ROOT}in-out/` })).toMatchObject({ state: 'queued' });
  });

  it.each(['datasets/rows/v1/', 'predictions/', 'predictions/other/'])(
    'may not be in %s, which Flowi keeps itself',
    async (folder) => {
      const body = { source: 'rows', destination: `${ROOT}${folder}` };

      expect(await api.call(routes.deployments.startBatch, { params, body })).toMatchObject({
        status: 400,
        json: { detail: expect.stringMatching(/not below its datasets\/ or predictions\//) },
      });
    },
  );

  it('that lies in its source is refused when the plan is deployed, not when it first runs', async () => {
    const version = world.stores.flowVersions.get({ projectId: 'demo', flowId: 'iris', version: 1 })!;
    const { deploy } = version.document;
    const batch = { ...deploy.batch, source: `${ROOT}in/`, destination: `${ROOT}in/out/` };
    world.stores.flowVersions.set({
      ...version,
      document: { ...version.document, deploy: { ...deploy, batch } },
    });

    expect(await api.call(routes.deployments.deploy, { params, body: { kind: 'batch' } })).toMatchObject({
      status: 400,
      json: { detail: expect.stringContaining('in/out/') },
    });
  });

  it('holds a manifest and a pointer, which are no rows to score', async () => {
    for (const name of ['job-1/part-00000.csv', 'job-1/manifest.json', 'latest.json'])
      world.fakes.dataStore.put(`projects/demo/out/${name}`, 'x');

    expect(await start({ source: `${ROOT}out/` })).toMatchObject({ sourceUris: [`${ROOT}out/job-1/part-00000.csv`] });
  });
});
