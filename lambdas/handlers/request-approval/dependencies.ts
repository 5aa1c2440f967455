import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { SnsNotifier } from '../../adapters/sns/notifier.ts';
import { StepFunctionsMachines } from '../../adapters/step-functions/state-machines.ts';
import { systemClock, systemIds } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    // The token says which execution is meant.
    machines: new StepFunctionsMachines({}),
    notifier: new SnsNotifier(env.FLOWI_TOPIC),
    clock: systemClock,
    ids: systemIds,
  };
}
