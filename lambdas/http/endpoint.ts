import type { Route } from '@flowi/contracts/api';
import type * as z from 'zod';
import type { Caller } from '../use-cases/access/authorize.ts';
import { parseInput } from './parse-input.ts';
import { type HttpReply, jsonReply } from './reply.ts';
import { type ApiEvent, bodyBytes, header, jsonBody } from './request.ts';

/** A call whose parts have passed the route's schemas. */
export interface Call<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly caller: Caller;
  readonly idempotencyKey: string | null;
}

/** Bytes of a prediction, as they came in. */
export interface RawBody {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly accept: string | null;
}

/** A route with what answers it. */
export interface Endpoint {
  readonly route: Route;
  answer(event: ApiEvent, caller: Caller): Promise<HttpReply>;
}

/** Binds a route to the action that answers it; the action sees parsed input, and its reply has to fit the route. */
export function endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, B, R>,
  action: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<R>>,
): Endpoint {
  return {
    route,
    async answer(event, caller) {
      const reply = await action({
        params: parseInput(route.params, event.pathParameters ?? {}, 'path'),
        query: parseInput(route.query, event.queryStringParameters ?? {}, 'query'),
        body: parseInput(route.body, bodyOf(route, event), 'body'),
        caller,
        idempotencyKey: header(event, 'idempotency-key') ?? null,
      });
      // Parsing the reply leaves out what only we need to know, such as task tokens.
      const document = route.reply.parse(reply);
      return jsonReply(route.status, document === undefined ? null : JSON.stringify(document));
    },
  };
}

/** Binds a route whose body and reply are passed on as they are. */
export function rawEndpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, B, R>,
  action: (call: Call<z.output<P>, z.output<Q>, RawBody>) => Promise<HttpReply>,
): Endpoint {
  return {
    route,
    answer: (event, caller) =>
      action({
        params: parseInput(route.params, event.pathParameters ?? {}, 'path'),
        query: parseInput(route.query, event.queryStringParameters ?? {}, 'query'),
        body: {
          bytes: bodyBytes(event),
          contentType: header(event, 'content-type') ?? 'application/json',
          accept: header(event, 'accept') ?? null,
        },
        caller,
        idempotencyKey: null,
      }),
  };
}

/** A route that takes an object of optional fields may be called with no body at all. */
function bodyOf(route: Route, event: ApiEvent): unknown {
  const body = jsonBody(event);
  return body === undefined && !route.body.safeParse(undefined).success ? {} : body;
}
