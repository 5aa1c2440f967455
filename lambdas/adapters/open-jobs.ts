import type { Jobs } from '../ports/state-machines.ts';
import { sageMakerClient } from './sagemaker/clients.ts';
import { SageMakerJobs } from './sagemaker/jobs.ts';
import { QueuedJobs } from './sqs/job-queue.ts';

/** Managed jobs where they run: on the queue of a job runner when there is one, otherwise on SageMaker. */
export function openJobs(env: {
  readonly FLOWI_JOB_QUEUE?: string | undefined;
  readonly FLOWI_SAGEMAKER_URL?: string | undefined;
}): Jobs {
  if (env.FLOWI_JOB_QUEUE !== undefined) return new QueuedJobs(env.FLOWI_JOB_QUEUE);
  return new SageMakerJobs(sageMakerClient(env.FLOWI_SAGEMAKER_URL));
}
