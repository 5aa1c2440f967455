import type { BatchRef, PlannedJob } from '@flowi/contracts/events';
import type { Ports } from '../../ports/ports.ts';
import { findModel } from '../models/find-model.ts';
import { moveBatchJob } from '../support/transition.ts';
import { type PlanStepPorts, planStep } from './plan-step.ts';
import { sourceBytes } from './source-bytes.ts';
import { updateBatch } from './update-batch.ts';

export type PlanBatchPorts = Pick<Ports, 'batchJobs' | 'models' | 'dataStore'> & PlanStepPorts;

/** Plans the count that the drift check is made from; nothing is scored yet. */
export async function planBatch(ports: PlanBatchPorts, ref: BatchRef): Promise<PlannedJob> {
  const job = await updateBatch(ports, ref, (current) => ({
    ...current,
    state: moveBatchJob(current.state, 'counting'),
  }));
  const model = await findModel(ports, job, job.modelVersion);
  return planStep(ports, job, { model, step: 'count', size: { bytes: await sourceBytes(ports, job) } });
}
