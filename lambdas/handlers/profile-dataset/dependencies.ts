import { DuckDbProfiler } from '../../adapters/duckdb/profiler.ts';
import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { objectStreams } from '../../adapters/s3/open-object.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    profiler: new DuckDbProfiler(objectStreams(env.FLOWI_DATA_BUCKET)),
  };
}
