import { routes } from '@flowi/contracts/api';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeApi } from '../../test/api.ts';
import { addDataset } from '../../test/factories/datasets.ts';
import { irisDocument } from '../../test/factories/flows.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';
import { planRun } from './plan-run.ts';

let world: World;
let api: ReturnType<typeof makeApi>;

beforeEach(async () => {
  world = makeWorld();
  api = makeApi(world);
  addDataset(world);
  await api.ok(routes.flows.create, { body: { document: irisDocument() } });
});

async function planned(jobsRunOn: 'laptop' | 'aws', body = {}) {
  const { runId } = await api.ok(routes.runs.start, { params: { flowId: 'iris' }, body });
  const ref = { projectId: 'demo', runId, attempt: 1 };
  const plan = await planRun({ ...world.ports, jobsRunOn }, ref);
  return { plan, shown: world.stores.runs.get(ref)?.compute };
}

describe('where a run says it trains', () => {
  it('is the function or the instance that was chosen', async () => {
    expect(await planned('aws')).toMatchObject({
      plan: { compute: 'lambda' },
      shown: { kind: 'lambda', instanceType: null },
    });
    expect(await planned('aws', { compute: 'sagemaker' })).toMatchObject({
      plan: { compute: 'sagemaker' },
      shown: { kind: 'sagemaker', instanceType: 'ml.m5.large' },
    });
  });

  it('is this computer on a laptop, with a plan that AWS could run', async () => {
    expect(await planned('laptop')).toMatchObject({
      plan: { compute: 'lambda' },
      shown: { kind: 'laptop', instanceType: null, reason: expect.stringMatching(/^every job .* fit a function/) },
    });
  });
});
