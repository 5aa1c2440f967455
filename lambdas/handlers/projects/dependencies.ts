import { CognitoPeople } from '../../adapters/cognito/people.ts';
import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { systemClock, systemIds } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    people: new CognitoPeople(env.FLOWI_USER_POOL),
    clock: systemClock,
    ids: systemIds,
  };
}
