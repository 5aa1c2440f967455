import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { sageMakerRuntimeClient } from '../../adapters/sagemaker/clients.ts';
import { SageMakerInvoker } from '../../adapters/sagemaker/invoker.ts';
import { systemIds } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    invoker: new SageMakerInvoker(sageMakerRuntimeClient(env.FLOWI_SAGEMAKER_URL)),
    ids: systemIds,
  };
}
