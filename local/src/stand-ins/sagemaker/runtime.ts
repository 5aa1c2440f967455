import type { Authorize } from '../wire/authorizer.ts';
import { ServiceError } from '../wire/service-error.ts';
import { headerOf, type WireReply, type WireRequest } from '../wire/wire-request.ts';
import type { Endpoints } from './endpoints.ts';
import { arnOf, type Registry } from './registry.ts';

const PATH = /^\/endpoints\/([^/]+)\/invocations$/;
const ANSWER_LIMIT_MS = 60_000;
const HANDED_ON = ['content-type', 'accept', 'x-amzn-sagemaker-custom-attributes', 'x-amzn-sagemaker-inference-id'];

/** InvokeEndpoint, in the runtime's own protocol. */
export function runtime(registry: Registry, endpoints: Endpoints, authorize: Authorize) {
  return async (request: WireRequest): Promise<WireReply | null> => {
    const name = PATH.exec(request.path)?.[1];
    if (name === undefined || request.method !== 'POST') return null;
    await authorize(request, 'sagemaker', [{ action: 'sagemaker:InvokeEndpoint', resource: arnOf('endpoint', name) }]);
    if (!registry.hasEndpoint(name)) {
      throw new ServiceError('ValidationError', `Endpoint ${name} of account was not found.`);
    }
    const reply = await endpoints.use(name, (url) => invoke(url, request));
    if (reply !== null) return reply;
    const message = `Endpoint ${name} cannot answer now, its status is ${registry.endpoint(name).EndpointStatus}`;
    throw new ServiceError('ServiceUnavailable', message, { status: 503 });
  };
}

async function invoke(url: string, request: WireRequest): Promise<WireReply> {
  const headers: Record<string, string> = {};
  for (const name of HANDED_ON) {
    const value = headerOf(request, name);
    if (value !== undefined) headers[name] = value;
  }
  const reply = await fetch(`${url}/invocations`, {
    method: 'POST',
    headers,
    body: new Uint8Array(request.body),
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  }).catch((problem) => {
    throw new ServiceError('ModelError', `The model container did not answer: ${problem}`, { status: 424 });
  });
  const body = Buffer.from(await reply.arrayBuffer());
  if (!reply.ok) throw modelError(reply.status, body.toString('utf8'));
  const custom = reply.headers.get('x-amzn-sagemaker-custom-attributes');
  return {
    status: 200,
    headers: {
      'content-type': reply.headers.get('content-type') ?? 'application/octet-stream',
      'x-amzn-invoked-production-variant': 'live',
      ...(custom === null ? {} : { 'x-amzn-sagemaker-custom-attributes': custom }),
    },
    body,
  };
}

function modelError(status: number, text: string): ServiceError {
  return new ServiceError('ModelError', `Received client error (${status}) from the model container`, {
    status: 424,
    fields: { OriginalStatusCode: status, OriginalMessage: text, LogStreamArn: '' },
  });
}
