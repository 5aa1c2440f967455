import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Profiling } from '../../ports/services.ts';

/** Profiling by a function that is called without waiting for it. */
export class LambdaProfiling implements Profiling {
  readonly #client: LambdaClient;
  readonly #functionName: string;

  constructor(functionName: string, client = new LambdaClient({})) {
    this.#client = client;
    this.#functionName = functionName;
  }

  async start(version: Parameters<Profiling['start']>[0]): Promise<void> {
    const Payload = JSON.stringify(version);
    await this.#client.send(new InvokeCommand({ FunctionName: this.#functionName, InvocationType: 'Event', Payload }));
  }
}
