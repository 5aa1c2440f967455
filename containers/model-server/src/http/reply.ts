import type { IncomingMessage, ServerResponse } from 'node:http';
import { FlowiError, type Problem } from '@flowi/contracts/errors';

/** A response, before it is sent. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export function jsonReply(body: unknown, status = 200): Reply {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}

export function emptyReply(status: number): Reply {
  return { status, type: 'text/plain', body: '' };
}

/** Problem details (RFC 9457) of an error. `error` is there as well, since the Open Inference Protocol asks for it. */
export function problemReply(error: FlowiError, instance: string): Reply {
  const problem: Problem = {
    type: `urn:flowi:error:${error.code}`,
    title: TITLES[error.code] ?? 'The request failed',
    status: error.status,
    code: error.code,
    detail: error.message,
    instance,
  };
  const body = JSON.stringify({ ...problem, ...error.details, error: error.message });
  return { status: error.status, type: 'application/problem+json', body };
}

const TITLES: Readonly<Record<string, string>> = {
  invalid_request: 'The request cannot be read',
  prediction_input: 'The rows cannot be scored',
  request_too_large: 'The request is too large',
  unsupported_media_type: 'The body is of a kind that is not read',
  not_found: 'There is no such address',
  upstream_unavailable: 'The model is not ready',
  internal: 'The server failed',
};

export function sendReply(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    'content-type': reply.type,
    'content-length': Buffer.byteLength(reply.body),
    ...reply.headers,
  });
  response.end(reply.body);
}

const LINGER_MS = 1_000;

/**
 * Answers although the body was not read. What still arrives is thrown away for a moment, since closing with unread bytes
 * would reset the connection and the sender might never see the answer; who keeps sending is cut off.
 */
export function sendUnread(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const timer = setTimeout(() => request.socket.destroy(), LINGER_MS);
  const done = () => clearTimeout(timer);
  request.once('end', done).once('close', done);
  request.on('error', done);
  sendReply(response, reply);
  request.resume();
}

/** The error as one of ours; anything unexpected becomes `internal`, without its message. */
export function asFlowiError(error: unknown): FlowiError {
  if (error instanceof FlowiError) return error;
  return new FlowiError('internal', 'The server failed; its log says why', { cause: error });
}
