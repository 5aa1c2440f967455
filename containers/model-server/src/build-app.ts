import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { FlowiError } from '@flowi/contracts/errors';
import { readBody } from './http/read-body.ts';
import { asFlowiError, problemReply, type Reply, sendReply, sendUnread } from './http/reply.ts';
import { errorDetails, type Log } from './log.ts';
import type { Monitor } from './monitoring/monitor.ts';
import type { ServerMetrics } from './routes/metrics.ts';
import type { PlainRoute, ScoringRoute } from './routes/router.ts';

export interface AppOptions {
  readonly route: (method: string, path: string) => PlainRoute | ScoringRoute;
  readonly metrics: ServerMetrics;
  /** null until the model is loaded. */
  readonly monitor: () => Monitor | null;
  readonly bodyLimit: number;
  readonly log: Log;
}

const INFERENCE_ID = /^[\x21-\x7e]{1,64}$/;

/** Makes the HTTP server; it does not listen yet. */
export function buildApp(options: AppOptions): Server {
  const server = createServer((request, response) => handle(options, request, response));
  // A sender that asks first is refused before it sends: readBody looks at the announced length.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (Number(request.headers['content-length'] ?? 0) <= options.bodyLimit) response.writeContinue();
    handle(options, request, response);
  });
  return server;
}

async function handle(options: AppOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const started = performance.now();
  const inferenceId = inferenceIdOf(request);
  let route = 'unknown';
  let scoring = false;
  // Counted before the window is written, so that it is in the one that it fills; the time of that write is not the model's.
  const count = async (error: FlowiError | null) => {
    const monitor = scoring ? options.monitor() : null;
    monitor?.answered((performance.now() - started) / 1000, error?.code ?? null);
    await monitor?.writeIfDue();
  };
  const send = (reply: Reply) => {
    const labelled = { ...reply, headers: { ...reply.headers, ...inferenceHeaders(inferenceId) } };
    if (request.complete || reply.status < 400) sendReply(response, labelled);
    else sendUnread(request, response, labelled);
    options.metrics.answered(route, reply.status, (performance.now() - started) / 1000);
  };
  try {
    const { path, query } = splitUrl(request.url ?? '/');
    const found = options.route(request.method ?? 'GET', path);
    route = found.route;
    if ('answer' in found) return send(await found.answer());
    scoring = true;
    const body = await readBody(request, options.bodyLimit);
    const header = (name: string) => single(request.headers[name]);
    const reply = await found.score({ body, header, query, inferenceId });
    await count(null);
    send(reply);
  } catch (thrown) {
    const error = explain(options, thrown, route);
    await count(error);
    send(problemReply(error, inferenceId));
  }
}

function explain(options: AppOptions, thrown: unknown, route: string): FlowiError {
  const error = asFlowiError(thrown);
  if (error.status >= 500) options.log.error('request failed', { route, ...errorDetails(thrown) });
  if (error.code === 'prediction_input') options.monitor()?.refused();
  return error;
}

/** The caller's own id when it gave one (SageMaker passes on the first of these), else a new one. */
function inferenceIdOf({ headers }: IncomingMessage): string {
  const given = single(headers['x-amzn-sagemaker-inference-id']) ?? single(headers['x-flowi-inference-id']);
  return given !== undefined && INFERENCE_ID.test(given) ? given : randomUUID();
}

/** SageMaker hands its callers no header of ours, but this attribute. */
function inferenceHeaders(inferenceId: string): Record<string, string> {
  return { 'x-flowi-inference-id': inferenceId, 'x-amzn-sagemaker-custom-attributes': `inference-id=${inferenceId}` };
}

const NO_QUERY = new URLSearchParams();

function splitUrl(url: string): { path: string; query: URLSearchParams } {
  const mark = url.indexOf('?');
  return mark < 0
    ? { path: url, query: NO_QUERY }
    : { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1)) };
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
