import type { IncomingMessage } from 'node:http';
import { messageOf } from '@flowi/contracts/errors';
import { parseJson } from '../../base/files.ts';
import { ServiceError } from './service-error.ts';

/** A request as it came in, untouched where its signature covers it. */
export interface WireRequest {
  method: string;
  path: string;
  query: string;
  headers: readonly (readonly [string, string])[];
  body: Buffer;
}

/** What a stand-in answers. */
export interface WireReply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

const MAXIMUM_BODY_BYTES = 26 * 1024 * 1024;

/** Read a request whole. Throws a ServiceError when it is larger than any service accepts. */
export async function readWireRequest(message: IncomingMessage): Promise<WireRequest> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message) {
    size += part.length;
    if (size > MAXIMUM_BODY_BYTES) {
      throw new ServiceError('ValidationException', `The body is over ${MAXIMUM_BODY_BYTES} bytes`, { status: 413 });
    }
    parts.push(part);
  }
  const [path = '/', query = ''] = (message.url ?? '/').split('?', 2);
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < message.rawHeaders.length; index += 2) {
    headers.push([message.rawHeaders[index] ?? '', message.rawHeaders[index + 1] ?? '']);
  }
  return { method: message.method ?? 'GET', path, query, headers, body: Buffer.concat(parts) };
}

/** First value of a header, by any case. */
export function headerOf(request: WireRequest, name: string): string | undefined {
  return request.headers.find(([given]) => given.toLowerCase() === name)?.[1];
}

/** Body as JSON; an empty one is an empty object. */
export function jsonBody(request: WireRequest): unknown {
  if (request.body.length === 0) return {};
  const parsed = parseJson(request.body.toString('utf8'));
  if (parsed === undefined) throw new ServiceError('SerializationException', 'The body is not JSON');
  return parsed;
}

/** Turn an error into a reply of the JSON protocols. */
export function errorReply(problem: unknown): WireReply {
  const error =
    problem instanceof ServiceError
      ? problem
      : new ServiceError('InternalFailure', messageOf(problem), {
          status: 500,
        });
  return {
    status: error.status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': error.code },
    body: JSON.stringify({ __type: error.code, message: error.message, Message: error.message, ...error.fields }),
  };
}
