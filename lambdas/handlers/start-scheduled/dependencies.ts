import { builtInCatalogue } from '../../adapters/catalogue.ts';
import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { openBucket } from '../../adapters/s3/open-bucket.ts';
import { SnsNotifier } from '../../adapters/sns/notifier.ts';
import { StepFunctionsMachines } from '../../adapters/step-functions/state-machines.ts';
import { systemClock, systemIds } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    dataStore: openBucket(env.FLOWI_DATA_BUCKET),
    modelStore: openBucket(env.FLOWI_MODELS_BUCKET),
    machines: new StepFunctionsMachines({ Train: env.FLOWI_TRAIN_MACHINE, Batch: env.FLOWI_BATCH_MACHINE }),
    notifier: new SnsNotifier(env.FLOWI_TOPIC),
    catalogue: builtInCatalogue,
    clock: systemClock,
    ids: systemIds,
  };
}
