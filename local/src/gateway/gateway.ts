import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { LaptopSession } from '@flowi/contracts/console';
import { messageOf } from '@flowi/contracts/errors';
import { type ApiTarget, forwardToApi } from './api-route.ts';
import { readLimited, relay, send } from './forward.ts';
import { answerProblem } from './problem.ts';
import { serveFile } from './static-files.ts';
import { allowedHosts, surroundingsProblem } from './surroundings.ts';

/** What stands behind the gateway. */
export interface GatewayTargets {
  port: number;
  api: ApiTarget;
  /** Null while the tracker is not up. */
  mlflowPort: () => number | null;
  /** Folder of the built console. */
  console: string;
  /** What the console is told, as JSON. */
  config: object;
  /** Signs the person at the laptop in. */
  session: () => Promise<LaptopSession>;
  log: (line: string) => void;
}

type Handler = (
  targets: GatewayTargets,
  rest: string,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void> | void;

const SIGN_IN_LIMIT_BYTES = 64 * 1024;
const SIGN_IN_TARGET = 'AWSCognitoIdentityProviderService.';

/** First part of the path to who answers; the handler gets the rest with its query. */
const ROUTES: Readonly<Record<string, Handler>> = {
  api: (targets, rest, request, response) => forwardToApi(targets.api, rest, request, response),
  mlflow: forwardToTracker,
  storage: forwardToStorage,
  'sign-in': forwardSignIn,
  session: answerSession,
  'config.json': ({ config }, _rest, _request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(config));
  },
};

/** The one address of laptop mode: console, API, tracker, sign-in and file transfer on one origin, so no CORS is needed. */
export function makeGateway(targets: GatewayTargets): Server {
  const hosts = allowedHosts(targets.port);
  return createServer((request, response) => {
    const refusal = surroundingsProblem(request, hosts);
    if (refusal !== null) {
      answerProblem(response, 'not_allowed', refusal);
      return;
    }
    handle(targets, request, response).catch((problem: unknown) => {
      targets.log(`${request.method} ${request.url}: ${messageOf(problem)}`);
      if (response.headersSent) response.destroy();
      else answerProblem(response, 'upstream_unavailable', 'The part of Flowi that answers this is not up; try again');
    });
  });
}

async function handle(targets: GatewayTargets, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? '/';
  const [, first = '', rest = ''] = /^\/([^/?]*)(.*)$/.exec(url) ?? [];
  const handler = Object.hasOwn(ROUTES, first) ? ROUTES[first] : undefined;
  if (handler) await handler(targets, rest.startsWith('/') ? rest : `/${rest}`, request, response);
  else await serveConsole(targets, url, request, response);
}

async function serveConsole(
  { console }: GatewayTargets,
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = '/'] = url.split('?');
  const readable = request.method === 'GET' || request.method === 'HEAD';
  if (readable && (await serveFile(console, path, response))) return;
  answerProblem(response, 'not_found', `Nothing is at ${path}; the API is below /api, the tracker below /mlflow`);
}

async function forwardToTracker(
  targets: GatewayTargets,
  _rest: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const port = targets.mlflowPort();
  if (port === null) {
    answerProblem(response, 'upstream_unavailable', 'MLflow is starting or did not start; logs/mlflow.log says more');
    return;
  }
  // The tracker knows its own prefix, so the path stays as it is.
  const upstream = { port, path: request.url ?? '/mlflow/', host: `127.0.0.1:${port}` };
  await relay(await send(request, upstream, request), response);
}

/** Uploads and downloads by presigned address: its signature covers the substrate's host name, which is put back here. */
async function forwardToStorage(
  { api }: GatewayTargets,
  rest: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { searchParams } = new URL(rest, 'http://storage');
  const transfers = request.method === 'GET' || request.method === 'PUT';
  if (!transfers || !searchParams.has('X-Amz-Signature')) {
    answerProblem(response, 'not_allowed', 'Only presigned addresses are served here');
    return;
  }
  const upstream = { port: api.port, path: rest, host: `127.0.0.1:${api.port}` };
  await relay(await send(request, upstream, request), response);
}

async function forwardSignIn(
  { api }: GatewayTargets,
  _rest: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = request.headers['x-amz-target'];
  if (request.method !== 'POST' || typeof target !== 'string' || !target.startsWith(SIGN_IN_TARGET)) {
    answerProblem(response, 'not_allowed', `Only POST with x-amz-target ${SIGN_IN_TARGET}* is served here`);
    return;
  }
  const body = await readLimited(request, SIGN_IN_LIMIT_BYTES);
  if (body === null) {
    answerProblem(response, 'request_too_large', 'The request is over 64 KB');
    return;
  }
  const upstream = { port: api.port, path: '/', host: `127.0.0.1:${api.port}` };
  await relay(await send(request, upstream, body), response);
}

/** A token for the console. Pages of other origins were refused before; a link or an image cannot POST. */
async function answerSession(
  { session }: GatewayTargets,
  _rest: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    answerProblem(response, 'not_allowed', 'Only POST is served here');
    return;
  }
  const body = JSON.stringify(await session());
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(body);
}
