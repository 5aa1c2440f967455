import type { ServerResponse } from 'node:http';
import { type ErrorCode, STATUS_OF_CODE } from '@flowi/contracts/errors';

const TITLES = new Map<number, string>([
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [413, 'Content Too Large'],
  [500, 'Internal Server Error'],
  [503, 'Service Unavailable'],
]);

/** Answer with problem details, in the shape of the API's own errors. */
export function answerProblem(response: ServerResponse, code: ErrorCode, detail: string): void {
  const status = STATUS_OF_CODE[code];
  const title = TITLES.get(status) ?? 'Error';
  const body = JSON.stringify({ type: `urn:flowi:error:${code}`, title, status, code, detail });
  // What is left of the request is not read, so the connection cannot be used again.
  response.writeHead(status, { 'content-type': 'application/problem+json', connection: 'close' }).end(body);
}
