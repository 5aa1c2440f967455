import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { SnsNotifier } from '../../adapters/sns/notifier.ts';
import { systemClock, systemIds } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    notifier: new SnsNotifier(env.FLOWI_TOPIC),
    clock: systemClock,
    ids: systemIds,
  };
}
