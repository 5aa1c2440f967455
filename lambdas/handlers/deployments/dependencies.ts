import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { openJobs } from '../../adapters/open-jobs.ts';
import { openBucket, openDownloads } from '../../adapters/s3/open-bucket.ts';
import { StepFunctionsMachines } from '../../adapters/step-functions/state-machines.ts';
import { systemClock, systemIds } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    dataStore: openBucket(env.FLOWI_DATA_BUCKET),
    downloads: openDownloads(env.FLOWI_DATA_BUCKET),
    modelStore: openBucket(env.FLOWI_MODELS_BUCKET),
    jobs: openJobs(env),
    machines: new StepFunctionsMachines({
      DeployApi: env.FLOWI_DEPLOY_API_MACHINE,
      DeployBatch: env.FLOWI_DEPLOY_BATCH_MACHINE,
      Batch: env.FLOWI_BATCH_MACHINE,
      DeleteApi: env.FLOWI_DELETE_API_MACHINE,
    }),
    clock: systemClock,
    ids: systemIds,
    settings: { stage: env.FLOWI_STAGE, trackingUri: null },
  };
}
