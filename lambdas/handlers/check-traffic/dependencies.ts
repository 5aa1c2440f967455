import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { openBucket } from '../../adapters/s3/open-bucket.ts';
import { SnsNotifier } from '../../adapters/sns/notifier.ts';
import { systemClock, systemIds } from '../../adapters/system.ts';
import { callMetrics } from '../../observability/metrics.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    modelStore: openBucket(env.FLOWI_MODELS_BUCKET),
    notifier: new SnsNotifier(env.FLOWI_TOPIC),
    meter: callMetrics,
    clock: systemClock,
    ids: systemIds,
  };
}
