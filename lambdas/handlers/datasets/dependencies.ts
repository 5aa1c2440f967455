import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { LambdaProfiling } from '../../adapters/lambda/profiling.ts';
import { openBucket, openUploads } from '../../adapters/s3/open-bucket.ts';
import { systemClock, systemIds } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    dataStore: openBucket(env.FLOWI_DATA_BUCKET),
    uploads: openUploads(env.FLOWI_DATA_BUCKET),
    profiling: new LambdaProfiling(env.FLOWI_PROFILE_FUNCTION),
    clock: systemClock,
    ids: systemIds,
  };
}
