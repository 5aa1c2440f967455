import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ServiceError } from './wire/service-error.ts';
import { errorReply, readWireRequest, type WireReply, type WireRequest } from './wire/wire-request.ts';

/** A service behind the stand-ins' port: answers null to what is not for it. */
export type Service = (request: WireRequest) => Promise<WireReply | null>;

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/i;

/** One HTTP server for all stand-ins; a request belongs to the first service that knows it. */
export function standInServer(services: readonly Service[]): Server {
  return createServer((message, response) => void answer(services, message, response));
}

async function answer(services: readonly Service[], message: IncomingMessage, response: ServerResponse): Promise<void> {
  const reply = await dispatch(services, message).catch(errorReply);
  response.writeHead(reply.status, reply.headers).end(reply.body);
}

async function dispatch(services: readonly Service[], message: IncomingMessage): Promise<WireReply> {
  if (!LOOPBACK_HOST.test(message.headers.host ?? '') || message.headers.origin !== undefined) {
    throw new ServiceError('AccessDeniedException', 'Only AWS clients on this machine are served', { status: 403 });
  }
  const request = await readWireRequest(message);
  for (const service of services) {
    const reply = await service(request);
    if (reply !== null) return reply;
  }
  throw new ServiceError('UnknownOperationException', `Nothing answers ${request.method} ${request.path}`, {
    status: 404,
  });
}
