import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { openDashboards } from '../../adapters/open-dashboards.ts';
import { openBucket } from '../../adapters/s3/open-bucket.ts';
import { sageMakerRuntimeClient } from '../../adapters/sagemaker/clients.ts';
import { SageMakerInvoker } from '../../adapters/sagemaker/invoker.ts';
import { systemClock } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    modelStore: openBucket(env.FLOWI_MODELS_BUCKET),
    invoker: new SageMakerInvoker(sageMakerRuntimeClient(env.FLOWI_SAGEMAKER_URL)),
    dashboards: openDashboards(env),
    clock: systemClock,
  };
}
