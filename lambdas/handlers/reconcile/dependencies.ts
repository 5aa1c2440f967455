import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { LambdaProfiling } from '../../adapters/lambda/profiling.ts';
import { openJobs } from '../../adapters/open-jobs.ts';
import { openBucket } from '../../adapters/s3/open-bucket.ts';
import { SnsNotifier } from '../../adapters/sns/notifier.ts';
import { StepFunctionsMachines } from '../../adapters/step-functions/state-machines.ts';
import { systemClock, systemIds } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    modelStore: openBucket(env.FLOWI_MODELS_BUCKET),
    machines: new StepFunctionsMachines({
      Train: env.FLOWI_TRAIN_MACHINE,
      DeployApi: env.FLOWI_DEPLOY_API_MACHINE,
      DeployBatch: env.FLOWI_DEPLOY_BATCH_MACHINE,
      Batch: env.FLOWI_BATCH_MACHINE,
      DeleteApi: env.FLOWI_DELETE_API_MACHINE,
    }),
    profiling: new LambdaProfiling(env.FLOWI_PROFILE_FUNCTION),
    notifier: new SnsNotifier(env.FLOWI_TOPIC),
    jobs: openJobs(env),
    settings: { stage: env.FLOWI_STAGE, trackingUri: null },
    clock: systemClock,
    ids: systemIds,
  };
}
