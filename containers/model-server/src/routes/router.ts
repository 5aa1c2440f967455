import { FlowiError } from '@flowi/contracts/errors';
import { emptyReply, jsonReply, type Reply } from '../http/reply.ts';
import { infer, modelMetadata, serverMetadata } from './infer.ts';
import { invocations } from './invocations.ts';
import type { ServerMetrics } from './metrics.ts';
import type { RouteRequest, ScoringService } from './service.ts';

/** A route that needs no body. */
export type PlainRoute = { readonly route: string; readonly answer: () => Reply | Promise<Reply> };
/** A route that scores. */
export type ScoringRoute = { readonly route: string; readonly score: (request: RouteRequest) => Promise<Reply> };

export interface RouterOptions {
  /** null until the model is loaded and warm, and again while the server stops. */
  readonly service: () => ScoringService | null;
  readonly metrics: ServerMetrics;
}

const MODEL_PATH = /^\/v2\/models\/([^/]+)(?:\/versions\/([^/]+))?(\/ready|\/infer)?$/;
const ROUTES =
  'GET /ping, POST /invocations, GET /metrics, GET /v2, GET /v2/health/live, GET /v2/health/ready, GET /v2/models/{name}, GET /v2/models/{name}/ready, POST /v2/models/{name}/infer';

/** Finds the route of a request. @throws FlowiError `not_found`, `upstream_unavailable` while the model is not there */
export function createRouter({
  service,
  metrics,
}: RouterOptions): (method: string, path: string) => PlainRoute | ScoringRoute {
  const ready = () => emptyReply(service() ? 200 : 503);
  const loaded = () => {
    const current = service();
    if (current) return current;
    throw new FlowiError(
      'upstream_unavailable',
      'The model is being loaded, or the server stops; try again in a moment',
    );
  };
  const invoke: ScoringRoute = { route: '/invocations', score: async (request) => invocations(loaded(), request) };
  const plain = new Map<string, PlainRoute>(
    [
      { path: '/ping', answer: ready },
      { path: '/v2/health/live', answer: () => jsonReply({ live: true }) },
      { path: '/v2/health/ready', answer: () => jsonReply({ ready: service() !== null }, service() ? 200 : 503) },
      { path: '/v2', answer: serverMetadata },
      {
        path: '/metrics',
        answer: async () => ({
          status: 200,
          type: metrics.registry.contentType,
          body: await metrics.registry.metrics(),
        }),
      },
    ].map(({ path, answer }) => [path, { route: path, answer }]),
  );
  return (method, path) => {
    if (path === '/invocations' && method === 'POST') return invoke;
    const found = method === 'GET' || method === 'HEAD' ? plain.get(path) : undefined;
    return found ?? modelRoute(method, path, loaded) ?? unknownRoute(method, path);
  };
}

function modelRoute(method: string, path: string, loaded: () => ScoringService): PlainRoute | ScoringRoute | null {
  const [matched, name, version, action] = MODEL_PATH.exec(path) ?? [];
  if (matched === undefined || name === undefined) return null;
  const service = loaded();
  if (
    ![service.name, encodeURIComponent(service.name)].includes(name) ||
    (version ?? service.version) !== service.version
  ) {
    throw new FlowiError(
      'not_found',
      `Given the model ${name}${version ? ` version ${version}` : ''}; allowed: ${service.name} version ${service.version}`,
    );
  }
  if (action === '/infer' && method === 'POST')
    return { route: '/v2/models/infer', score: (request) => infer(service, request) };
  if (method !== 'GET') return null;
  if (action === '/ready')
    return { route: '/v2/models/ready', answer: () => jsonReply({ name: service.name, ready: true }) };
  return action === undefined ? { route: '/v2/models', answer: () => modelMetadata(service) } : null;
}

function unknownRoute(method: string, path: string): never {
  throw new FlowiError('not_found', `There is no ${method} ${path}; there are ${ROUTES}`);
}
