import { builtInCatalogue } from '../../adapters/catalogue.ts';
import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { openJobs } from '../../adapters/open-jobs.ts';
import { openBucket } from '../../adapters/s3/open-bucket.ts';
import { openSchedules } from '../../adapters/scheduler/open-schedules.ts';
import { StepFunctionsMachines } from '../../adapters/step-functions/state-machines.ts';
import { systemClock, systemIds } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    modelStore: openBucket(env.FLOWI_MODELS_BUCKET),
    machines: new StepFunctionsMachines({ Train: env.FLOWI_TRAIN_MACHINE }),
    jobs: openJobs(env),
    scheduler: openSchedules(env),
    catalogue: builtInCatalogue,
    clock: systemClock,
    ids: systemIds,
    settings: { stage: env.FLOWI_STAGE, trackingUri: null },
  };
}
