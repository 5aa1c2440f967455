import type { IncomingMessage, ServerResponse } from 'node:http';
import { readLimited, send, withoutHopByHop } from './forward.ts';
import { answerProblem } from './problem.ts';

const MIB = 1024 * 1024;
/** What API Gateway takes, and what a Lambda may answer; the substrate enforces neither. */
const REQUEST_LIMIT_BYTES = 10 * MIB;
const REPLY_LIMIT_BYTES = 6 * MIB;

/** The substrate's HTTP API: it finds the API by the host name. */
export interface ApiTarget {
  port: number;
  apiId: string;
}

/** Hand a request to the API, within the limits it has in AWS, and keep raw failures to ourselves. */
export async function forwardToApi(
  target: ApiTarget,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readLimited(request, REQUEST_LIMIT_BYTES);
  if (body === null) {
    answerProblem(response, 'request_too_large', 'The request is over 10 MB; upload data as a dataset instead');
    return;
  }
  const host = `${target.apiId}.execute-api.localhost:${target.port}`;
  const reply = await send(request, { port: target.port, path, host }, body);
  const content = await readLimited(reply, REPLY_LIMIT_BYTES);
  if (content === null) {
    reply.destroy();
    answerProblem(response, 'request_too_large', 'The answer is over 6 MB; ask for fewer rows or a smaller page');
    return;
  }
  if (isRawFailure(reply)) {
    answerProblem(response, 'internal', 'The request could not be handled; the log of the function says why');
    return;
  }
  if (reply.statusCode === 401 && !isProblem(reply)) {
    answerProblem(response, 'not_authenticated', 'The call has no valid token, or an old one; sign in again');
    return;
  }
  const headers = withoutHopByHop(reply.headers);
  response.writeHead(reply.statusCode ?? 502, { ...headers, 'content-length': content.length }).end(content);
}

/** A failed function is answered with its error's text and type, which is nothing for callers. */
function isRawFailure(reply: IncomingMessage): boolean {
  return (reply.statusCode ?? 500) >= 500 && !isProblem(reply);
}

/** API Gateway's own refusals are none. */
function isProblem(reply: IncomingMessage): boolean {
  return reply.headers['content-type']?.startsWith('application/problem+json') ?? false;
}
