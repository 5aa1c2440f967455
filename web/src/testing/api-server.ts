import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { allRoutes, type Route } from '@flowi/contracts/api';
import { type ErrorCode, STATUS_OF_CODE } from '@flowi/contracts/errors';

export interface Asked {
  route: string;
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  headers: IncomingMessage['headers'];
}

/** Refuses a request the way the API does. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly issues: readonly object[] | undefined;
  readonly errors: readonly object[] | undefined;

  constructor(code: ErrorCode, detail: string, issues?: readonly object[], errors?: readonly object[]) {
    super(detail);
    this.code = code;
    this.issues = issues;
    this.errors = errors;
  }
}

/** What the API answers, by the name of the route. */
export type Answers = Record<string, (asked: Asked) => unknown>;

/** An API on loopback that speaks real HTTP; what it answers has to fit the schemas of contracts. */
export interface ApiServer {
  url: string;
  answers: Answers;
  asked: Asked[];
  /** Bodies of the replies so far. */
  answered: unknown[];
  close: () => Promise<void>;
}

export async function startApiServer(answers: Answers): Promise<ApiServer> {
  const api: ApiServer = { url: '', answers: { ...answers }, asked: [], answered: [], close: () => stop(server) };
  const server = createServer((request, response) => void answer(api, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  api.url = `http://127.0.0.1:${address.port}`;
  return api;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function paramsOf(route: Route, method: string, path: string): Record<string, string> | undefined {
  const pattern = new RegExp(`^${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  const found = route.method === method ? pattern.exec(path) : null;
  const given = Object.entries(found?.groups ?? {});
  return found ? Object.fromEntries(given.map(([name, value]) => [name, decodeURIComponent(value)])) : undefined;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString();
  return text === '' ? undefined : JSON.parse(text);
}

/** Answers a request for the API; false when no route has this address. */
async function answer(api: ApiServer, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://api');
  // A fixed address goes before one with a parameter at the same place.
  const found = allRoutes
    .map((route) => ({ route, params: paramsOf(route, request.method ?? 'GET', url.pathname) }))
    .find(({ params }) => params !== undefined);
  if (!found?.params) {
    response.writeHead(404).end();
    return false;
  }
  const { route, params } = found;
  const query = Object.fromEntries(url.searchParams);
  const asked = { route: route.name, params, query, body: await readBody(request), headers: request.headers };
  api.asked.push(asked);
  try {
    const given = api.answers[route.name];
    if (!given) throw new Refusal('not_found', `This API has no answer for ${route.name}.`);
    const reply = route.reply.parse(await given(asked));
    api.answered.push(reply);
    response.writeHead(route.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
  } catch (error) {
    refuse(response, error);
  }
  return true;
}

function refuse(response: ServerResponse, error: unknown): void {
  const known = error instanceof Refusal ? error : new Refusal('internal', String(error));
  const status = STATUS_OF_CODE[known.code];
  const { code, message: detail, issues, errors } = known;
  const problem = {
    type: `urn:flowi:error:${code}`,
    title: code,
    status,
    code,
    detail,
    instance: 'request-1',
    issues,
    errors,
  };
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
}
