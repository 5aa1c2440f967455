import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { JobStop } from '@flowi/contracts/events';
import type { Jobs } from '../../ports/state-machines.ts';

/** Managed jobs of a job runner that takes them from a queue: a stop is a message on the same queue. */
export class QueuedJobs implements Jobs {
  readonly #client: SQSClient;
  readonly #queueUrl: string;

  constructor(queueUrl: string, client = new SQSClient({ useQueueUrlAsEndpoint: false })) {
    this.#client = client;
    this.#queueUrl = queueUrl;
  }

  async stop({ jobId, attempt }: { readonly jobId: string; readonly attempt: number }): Promise<void> {
    const message: JobStop = { kind: 'stop', jobId, attempt };
    await this.#client.send(new SendMessageCommand({ QueueUrl: this.#queueUrl, MessageBody: JSON.stringify(message) }));
  }
}
