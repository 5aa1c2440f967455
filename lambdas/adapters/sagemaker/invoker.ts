import { InvokeEndpointCommand, type SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { FlowiError, messageOf } from '@flowi/contracts/errors';
import { INFER_ATTRIBUTE } from '@flowi/contracts/package';
import { sayProblem } from '@flowi/contracts/sayings';
import type { EndpointInvoker, Invocation, InvocationReply } from '../../ports/endpoints.ts';
import { calling, isNamed } from '../aws-errors.ts';

const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';

/** Invocations of SageMaker endpoints. */
export class SageMakerInvoker implements EndpointInvoker {
  readonly #client: SageMakerRuntimeClient;

  constructor(client: SageMakerRuntimeClient) {
    this.#client = client;
  }

  async invoke(endpointName: string, { body, contentType, accept, protocol }: Invocation): Promise<InvocationReply> {
    const command = new InvokeEndpointCommand({
      EndpointName: endpointName,
      Body: body,
      ContentType: contentType,
      ...(accept !== null && { Accept: accept }),
      ...(protocol === 'infer' && { CustomAttributes: INFER_ATTRIBUTE }),
    });
    try {
      const reply = await calling('The endpoint', () => this.#client.send(command));
      return { status: 200, body: reply.Body ?? new Uint8Array(), contentType: reply.ContentType ?? JSON_TYPE };
    } catch (error) {
      return refusal(error);
    }
  }
}

/** SageMaker wraps what the model server answered; its own words are passed on. */
function refusal(error: unknown): InvocationReply {
  if (isNamed(error, 'ModelError') && error instanceof Error) {
    const status = 'OriginalStatusCode' in error ? Number(error.OriginalStatusCode) : 500;
    const message = 'OriginalMessage' in error ? String(error.OriginalMessage) : error.message;
    const contentType = message.startsWith('{') ? PROBLEM_TYPE : 'text/plain; charset=utf-8';
    return { status, body: new TextEncoder().encode(message), contentType };
  }
  if (isNamed(error, 'ModelNotReadyException'))
    throw new FlowiError('not_ready', sayProblem('endpoint.starting', {}), { cause: error });
  if (isNamed(error, 'ValidationError', 'ValidationException')) {
    throw new FlowiError('not_ready', sayProblem('endpoint.silent', { reason: messageOf(error) }), { cause: error });
  }
  throw error;
}
