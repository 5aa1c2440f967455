import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { openBucket } from '../../adapters/s3/open-bucket.ts';
import { StepFunctionsMachines } from '../../adapters/step-functions/state-machines.ts';
import { systemClock, systemIds } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    modelStore: openBucket(env.FLOWI_MODELS_BUCKET),
    machines: new StepFunctionsMachines({
      DeployApi: env.FLOWI_DEPLOY_API_MACHINE,
      DeployBatch: env.FLOWI_DEPLOY_BATCH_MACHINE,
    }),
    clock: systemClock,
    ids: systemIds,
    settings: { stage: env.FLOWI_STAGE, trackingUri: null },
  };
}
