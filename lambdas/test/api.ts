import { readFileSync } from 'node:fs';
import { type Route, routes } from '@flowi/contracts/api';
import type { Context } from 'aws-lambda';
import { expect } from 'vitest';
import { catalogueEndpoints } from '../handlers/catalogue/endpoints.ts';
import { datasetEndpoints } from '../handlers/datasets/endpoints.ts';
import { deploymentEndpoints } from '../handlers/deployments/endpoints.ts';
import { flowEndpoints } from '../handlers/flows/endpoints.ts';
import { invocationEndpoints } from '../handlers/invocations/endpoints.ts';
import { modelEndpoints } from '../handlers/models/endpoints.ts';
import { monitoringEndpoints } from '../handlers/monitoring/endpoints.ts';
import { projectEndpoints } from '../handlers/projects/endpoints.ts';
import { runEndpoints } from '../handlers/runs/endpoints.ts';
import { type ApiHandler, buildApiHandler } from '../http/build-handler.ts';
import type { ApiEvent } from '../http/request.ts';
import type { World } from './fakes/make-world.ts';

const EVENT = readFileSync(new URL('./events/http-api.json', import.meta.url), 'utf8');

export const context: Context = {
  awsRequestId: 'request-1',
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'test',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:test',
  memoryLimitInMB: '512',
  logGroupName: 'test',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => 30_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

export interface CallOptions {
  user?: string | null;
  params?: Readonly<Record<string, string | number>>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The event that API Gateway sends for a call, from the recorded one. */
function apiEvent(route: Pick<Route, 'method' | 'path'>, options: CallOptions = {}): ApiEvent {
  const event = JSON.parse(EVENT);
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const params = Object.entries({ projectId: 'demo', ...options.params }).filter(([name]) => names.includes(name));
  const given = Object.fromEntries(params.map(([name, value]) => [name, String(value)]));
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given[name] ?? ''));
  const user = options.user === undefined ? 'ana' : options.user;
  return {
    ...event,
    routeKey: `${route.method} ${route.path}`,
    rawPath: path,
    headers: { ...event.headers, ...options.headers },
    pathParameters: given,
    ...(options.query && { queryStringParameters: options.query }),
    ...(options.body !== undefined && {
      body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body),
    }),
    requestContext: {
      ...event.requestContext,
      ...(user === null ? { authorizer: undefined } : { authorizer: { jwt: { claims: { sub: user }, scopes: null } } }),
    },
  };
}

/** The whole API over one world: every capability's own endpoints behind the stack that the functions use. */
export function makeApi({ ports }: World) {
  const lines: { message: string; fields: unknown }[] = [];
  const keep = (message: unknown, fields: unknown) => void lines.push({ message: String(message), fields });
  const observers = { log: { info: keep, warn: keep, error: keep }, metrics: { count: () => undefined } };
  const byCapability = {
    projects: projectEndpoints(ports),
    catalogue: catalogueEndpoints(ports),
    datasets: datasetEndpoints(ports),
    flows: flowEndpoints(ports),
    runs: runEndpoints(ports),
    models: modelEndpoints(ports),
    deployments: deploymentEndpoints(ports),
    invocations: invocationEndpoints(ports),
    monitoring: monitoringEndpoints(ports),
  };
  const handlers = new Map<string, ApiHandler>(
    Object.entries(byCapability).map(([capability, endpoints]) => [
      capability,
      buildApiHandler(ports, endpoints, observers),
    ]),
  );
  const call = async (route: Route, options: CallOptions = {}) => {
    const handler =
      handlers.get(route.capability) ?? (() => Promise.reject(new Error(`No handler of ${route.capability}.`)));
    const reply = await handler(apiEvent(route, options), context);
    const text = reply.isBase64Encoded ? Buffer.from(reply.body, 'base64').toString() : reply.body;
    return { status: reply.statusCode, headers: reply.headers, text, json: text === '' ? undefined : JSON.parse(text) };
  };
  /** A call that has to go well. */
  const ok = async (route: Route, options: CallOptions = {}) => {
    const reply = await call(route, options);
    expect(reply, reply.text).toMatchObject({ status: route.status });
    return reply.json;
  };
  return { call, ok, lines, endpoints: byCapability, routes };
}
