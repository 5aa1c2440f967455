import { openTable } from '../../adapters/dynamodb/repositories.ts';
import { openBucket } from '../../adapters/s3/open-bucket.ts';
import { sageMakerClient } from '../../adapters/sagemaker/clients.ts';
import { SageMakerEndpoints } from '../../adapters/sagemaker/endpoints.ts';
import { systemClock, systemIds } from '../../adapters/system.ts';
import type { readEnv } from './env.ts';

export function createDependencies(env: ReturnType<typeof readEnv>) {
  return {
    ...openTable(env.FLOWI_TABLE),
    modelStore: openBucket(env.FLOWI_MODELS_BUCKET),
    endpoints: new SageMakerEndpoints(sageMakerClient(env.FLOWI_SAGEMAKER_URL), {
      image: env.FLOWI_MODEL_SERVER_IMAGE,
      roleArn: env.FLOWI_ENDPOINT_ROLE,
    }),
    settings: { stage: env.FLOWI_STAGE, trackingUri: null },
    clock: systemClock,
    ids: systemIds,
  };
}
