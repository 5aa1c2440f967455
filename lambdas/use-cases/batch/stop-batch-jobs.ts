import type { BatchJobRecord } from '@flowi/contracts/entities';
import type { BatchJob } from '@flowi/contracts/events';
import type { Ports } from '../../ports/ports.ts';
import { jobIdOf } from '../support/job-id.ts';

const STEPS: readonly BatchJob['step'][] = ['count', 'score'];

/** Ends whichever of the two jobs of an attempt runs. */
export async function stopBatchJobs(
  { jobs, settings }: Pick<Ports, 'jobs' | 'settings'>,
  { batchJobId, attempt }: Pick<BatchJobRecord, 'batchJobId' | 'attempt'>,
): Promise<void> {
  for (const step of STEPS) await jobs.stop({ jobId: jobIdOf(settings.stage, batchJobId, attempt, step), attempt });
}
