import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { openSchedules } from '../../adapters/scheduler/open-schedules.ts';
import { systemClock, systemIds } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    scheduler: openSchedules(env),
    settings: { stage: env.FLOWI_STAGE, trackingUri: null },
    clock: systemClock,
    ids: systemIds,
  };
}
