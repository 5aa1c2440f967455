import { type SageMakerClient, StopProcessingJobCommand, StopTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import type { Jobs } from '../../ports/state-machines.ts';
import { isNamed } from '../aws-errors.ts';

/** Managed jobs that run on SageMaker. A job of that name runs as one or the other, or is a function that ends by itself. */
export class SageMakerJobs implements Jobs {
  readonly #client: SageMakerClient;

  constructor(client: SageMakerClient) {
    this.#client = client;
  }

  async stop({ jobId }: { readonly jobId: string }): Promise<void> {
    await this.#stop(() => this.#client.send(new StopTrainingJobCommand({ TrainingJobName: jobId })));
    await this.#stop(() => this.#client.send(new StopProcessingJobCommand({ ProcessingJobName: jobId })));
  }

  async #stop(stop: () => Promise<unknown>): Promise<void> {
    try {
      await stop();
    } catch (error) {
      // Not there, or over already.
      if (!isNamed(error, 'ResourceNotFound', 'ValidationException')) throw error;
    }
  }
}
