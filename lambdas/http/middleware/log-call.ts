import type { MiddlewareObj, Request } from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Observers } from '../../observability/observers.ts';
import type { HttpReply } from '../reply.ts';
import type { ApiEvent } from '../request.ts';

type Timed = { startedAt: number };

/** One line and one count per call: who, what, outcome, time. Never the body, the token or the query. */
export function logCall({ log, metrics }: Observers): MiddlewareObj<ApiEvent, HttpReply, Error, Context, Timed> {
  const write = ({ event, context, response, internal }: Request<ApiEvent, HttpReply, Error, Context, Timed>) => {
    const status = response?.statusCode ?? 0;
    log.info('call', {
      route: event.routeKey,
      status,
      milliseconds: Math.round(performance.now() - internal.startedAt),
      userId: event.requestContext.authorizer?.jwt?.claims?.['sub'],
      projectId: event.pathParameters?.['projectId'],
      requestId: context.awsRequestId,
    });
    metrics.count('Calls', { route: event.routeKey, outcome: `${Math.floor(status / 100)}xx` });
  };
  return {
    before: ({ internal }) => {
      internal.startedAt = performance.now();
    },
    after: write,
    onError: write,
  };
}
