import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { openBucket } from '../../adapters/s3/open-bucket.ts';
import { systemClock } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    dataStore: openBucket(env.FLOWI_DATA_BUCKET),
    modelStore: openBucket(env.FLOWI_MODELS_BUCKET),
    settings: { stage: env.FLOWI_STAGE, trackingUri: env.FLOWI_TRACKING_URI ?? null },
    jobsRunOn: env.FLOWI_JOBS === 'queue' ? ('laptop' as const) : ('aws' as const),
    clock: systemClock,
  };
}
