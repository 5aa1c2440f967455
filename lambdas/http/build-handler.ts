import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { logger } from '../observability/logger.ts';
import { callMetrics } from '../observability/metrics.ts';
import type { Observers } from '../observability/observers.ts';
import type { Endpoint } from './endpoint.ts';
import { errorsToProblems } from './middleware/errors-to-problems.ts';
import { logCall } from './middleware/log-call.ts';
import type { HttpReply } from './reply.ts';
import type { ApiEvent } from './request.ts';
import { createRouter, type RouterPorts } from './router.ts';

export type ApiHandler = (event: ApiEvent, context: Context) => Promise<HttpReply>;

/** The one stack that every API function is built with: log line around everything, errors to problem details, then the router. */
export function buildApiHandler(
  ports: RouterPorts,
  endpoints: readonly Endpoint[],
  observers: Observers = { log: logger, metrics: callMetrics },
): ApiHandler {
  const handler = middy<ApiEvent, HttpReply, Error, Context>()
    .use(logCall(observers))
    .use(errorsToProblems(observers.log))
    .handler(createRouter(ports, endpoints));
  return async (event, context) => handler(event, context);
}
