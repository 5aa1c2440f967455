import { FlowiError } from '@flowi/contracts/errors';
import type { MiddlewareObj } from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Log } from '../../observability/logger.ts';
import { type HttpReply, problemReply } from '../reply.ts';
import type { ApiEvent } from '../request.ts';

/** Turns whatever was thrown into problem details; what is not ours is logged in full and told in no detail. */
export function errorsToProblems(log: Log): MiddlewareObj<ApiEvent, HttpReply, Error, Context> {
  return {
    onError: (request) => {
      const { error, context, event } = request;
      if (!(error instanceof FlowiError) || error.status >= 500) {
        log.error('call failed', {
          route: event.routeKey,
          requestId: context.awsRequestId,
          error: error ?? new Error('unknown'),
        });
      }
      request.response = problemReply(error, context.awsRequestId);
    },
  };
}
