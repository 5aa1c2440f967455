import { routes } from '@flowi/contracts/api';
import type { BatchResult } from '@flowi/contracts/events';
import { checkDrift } from '../use-cases/batch/check-drift.ts';
import { finishBatch } from '../use-cases/batch/finish-batch.ts';
import { planBatch } from '../use-cases/batch/plan-batch.ts';
import { notify } from '../use-cases/notify/notify.ts';
import { makeApi } from './api.ts';
import { addDataset } from './factories/datasets.ts';
import { irisFlow } from './factories/flows.ts';
import { batchResult, counts, putPackage } from './factories/results.ts';
import { CREATED, makeFlowRecord, makeModel } from './factories/runs.ts';
import { makeWorld } from './fakes/make-world.ts';

/** What the two jobs of a batch leave. */
export interface Left {
  readonly count?: Partial<BatchResult>;
  readonly score?: Partial<BatchResult>;
}

/** A flow with a live model, a batch plan in its draft and rows to score; and the steps of the machine in their order. */
export function makeBatchWorld() {
  const world = makeWorld();
  const api = makeApi(world);
  const params = { flowId: 'iris' };
  const draft = irisFlow({
    deploy: {
      batch: {
        enabled: true,
        source: 'rows',
        schedule: { cron: '0 6 * * 1', timezone: 'UTC', enabled: true },
        scores: true,
      },
    },
  });
  world.stores.flows.set(makeFlowRecord({ draft, live: { version: 1, since: CREATED }, latestModelVersion: 1 }));
  world.stores.flowVersions.set({
    projectId: 'demo',
    flowId: 'iris',
    version: 1,
    document: draft,
    digest: `sha256:${'1'.repeat(64)}`,
    createdAt: CREATED,
    createdBy: 'ana',
  });
  world.stores.models.set(makeModel());
  putPackage(world, makeModel().packageUri);
  addDataset(world, 'rows');
  world.fakes.dataStore.put('projects/demo/datasets/rows/v1/rows.csv', 'age,size\n1,2\n');

  /** Runs a batch to its end, its steps called twice where a machine may. */
  async function runBatch(left: Left = {}, body: object = { source: 'rows' }) {
    const { batchJobId } = await api.ok(routes.deployments.startBatch, { params, body });
    const ref = { projectId: 'demo', batchJobId, attempt: 1 };
    const leave = (uri: string, result: object) =>
      world.fakes.modelStore.put(`${world.fakes.modelStore.key(uri)}result.json`, result);
    const planned = await planBatch(world.ports, ref);
    leave(planned.outputUri, batchResult(batchJobId, 'count', { counts: counts(false), ...left.count }));
    const job = { ok: true as const, resultUri: planned.outputUri };
    await checkDrift(world.ports, { ...ref, job });
    const checked = await checkDrift(world.ports, { ...ref, job });
    if (!checked.ok) throw new Error(checked.message);
    if (checked.score) {
      leave(checked.score.outputUri, batchResult(batchJobId, 'score', left.score));
      await finishBatch(world.ports, { ...ref, job });
    }
    await finishBatch(world.ports, ref);
    await notify(world.ports, { projectId: 'demo', batchJobId, kind: 'batch' });
    return { checked, ref, record: await api.ok(routes.deployments.getBatch, { params: ref }) };
  }

  return { world, api, params, runBatch };
}
