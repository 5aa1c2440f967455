import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';

/** Longest that SageMaker lets a model answer. */
const ANSWER_LIMIT_MS = 60_000;

/** @param url where SageMaker is answered from; AWS itself when left out */
export function sageMakerClient(url: string | undefined): SageMakerClient {
  return new SageMakerClient(url === undefined ? {} : { endpoint: url });
}

export function sageMakerRuntimeClient(url: string | undefined): SageMakerRuntimeClient {
  return new SageMakerRuntimeClient({
    requestHandler: { requestTimeout: ANSWER_LIMIT_MS },
    ...(url !== undefined && { endpoint: url }),
  });
}
