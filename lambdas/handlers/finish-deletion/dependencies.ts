import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { openDashboards } from '../../adapters/open-dashboards.ts';
import { systemClock } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    dashboards: openDashboards(env),
    clock: systemClock,
  };
}
