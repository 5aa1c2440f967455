import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { sageMakerClient } from '../../adapters/sagemaker/clients.ts';
import { SageMakerEndpoints } from '../../adapters/sagemaker/endpoints.ts';
import { openSchedules } from '../../adapters/scheduler/open-schedules.ts';
import { systemIds } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    scheduler: openSchedules(env),
    endpoints: new SageMakerEndpoints(sageMakerClient(env.FLOWI_SAGEMAKER_URL)),
    settings: { stage: env.FLOWI_STAGE, trackingUri: null },
    ids: systemIds,
  };
}
