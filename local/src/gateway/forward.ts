import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

/** Where a request goes. */
export interface Upstream {
  port: number;
  path: string;
  host: string;
}

const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** Send a request on with the given body, and resolve with the reply's head. */
export function send(
  request: IncomingMessage,
  upstream: Upstream,
  body: Buffer | IncomingMessage,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const headers: OutgoingHttpHeaders = { ...withoutHopByHop(request.headers), host: upstream.host };
  delete headers['origin'];
  if (Buffer.isBuffer(body)) headers['content-length'] = body.length;
  const outgoing = httpRequest(
    { host: '127.0.0.1', port: upstream.port, path: upstream.path, method: request.method, headers },
    resolve,
  );
  outgoing.once('error', reject);
  if (Buffer.isBuffer(body)) outgoing.end(body);
  else pipeline(body, outgoing).catch(reject);
  return promise;
}

/** Pass a reply on as it comes. */
export async function relay(reply: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(reply.statusCode ?? 502, withoutHopByHop(reply.headers));
  await pipeline(reply, response);
}

// Who is cut off while sending sees a broken connection instead of the answer.
const DISCARDED_BYTES = 100 * 1024 * 1024;

/** Read a body whole; null when it is larger than allowed. What is too much is read too, within reason, and thrown away. */
export async function readLimited(message: IncomingMessage, limit: number): Promise<Buffer | null> {
  if (Number(message.headers['content-length'] ?? 0) > limit + DISCARDED_BYTES) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message) {
    size += part.length;
    if (size > limit + DISCARDED_BYTES) return null;
    if (size > limit) parts.length = 0;
    else parts.push(part);
  }
  return size > limit ? null : Buffer.concat(parts);
}

export function withoutHopByHop(headers: IncomingMessage['headers']): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));
}
