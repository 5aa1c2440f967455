import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { systemClock } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    clock: systemClock,
  };
}
