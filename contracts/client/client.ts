import type * as z from 'zod';
import { type Route, routes } from '../api/index.ts';
import { type ErrorCode, FlowiError, type Problem, problemSchema } from '../errors/index.ts';
import type { Said } from '../sayings/book.ts';

/** How a client reaches Flowi. */
export interface ClientOptions {
  /** Address of the API, e.g. `http://127.0.0.1:4600/api`. */
  baseUrl: string;
  /**
   * Gives the bearer token of each request; undefined sends none. When the API no longer takes it, it is asked for another one, naming the
   * one that was refused, and the request is sent once more.
   */
  token: (refused?: string) => Promise<string | undefined> | string | undefined;
  /** @default the global fetch */
  fetch?: typeof fetch;
  /** Ends requests that take longer, in milliseconds. @default 60000 */
  timeoutMs?: number;
}

type Given<Key extends string, S extends z.ZodType> = S extends z.ZodUndefined
  ? { [K in Key]?: undefined }
  : Record<string, never> extends z.input<S>
    ? { [K in Key]?: z.input<S> }
    : { [K in Key]: z.input<S> };

/** Arguments of a route's call; parts the route does not have, or whose fields are all optional, may be left out. */
export type CallArguments<R extends Route> = Given<'params', R['params']> &
  Given<'query', R['query']> &
  Given<'body', R['body']> & { idempotencyKey?: string };

/** A route as a function of its arguments. Fails with a FlowiError that carries the API's code, message and issues. */
export type Call<R extends Route> = (args: CallArguments<R>) => Promise<z.output<R['reply']>>;

type Routes = typeof routes;
/** `client.<capability>.<verb>(arguments)` for every route. */
export type Client = {
  readonly [C in keyof Routes]: {
    readonly [V in keyof Routes[C]]: Routes[C][V] extends Route ? Call<Routes[C][V]> : never;
  };
};

interface AnyArguments {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
}

const UNAUTHENTICATED = 401;

/** A client of the API, made from the route table: nothing here knows a single route. */
export function createClient(options: ClientOptions): Client {
  const groups = Object.entries(routes).map(([capability, group]) => {
    const calls = Object.entries<Route>(group).map(([verb, route]) => [
      verb,
      (args: AnyArguments = {}) => callRoute(options, route, args),
    ]);
    return [capability, Object.fromEntries(calls)];
  });
  return Object.fromEntries(groups);
}

async function callRoute(options: ClientOptions, route: Route, args: AnyArguments): Promise<unknown> {
  const { ok, status, text } = await send(options, route, args);
  if (!ok) throw problemOf(status, text, route);
  if (text === '') return undefined;
  const reply: unknown = parseJson(text);
  if (route.raw) return reply ?? text;
  const parsed = route.reply.safeParse(reply);
  if (parsed.success) return parsed.data;
  throw new FlowiError(
    'internal',
    `${route.name} answered something this client does not understand; are client and API of the same version?`,
    { cause: parsed.error },
  );
}

interface Reply {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
}

async function send(options: ClientOptions, route: Route, args: AnyArguments): Promise<Reply> {
  // Each call is its own, unless the caller says that it repeats one; the same call sent again is one.
  const call = { ...args, idempotencyKey: args.idempotencyKey ?? crypto.randomUUID() };
  const token = await options.token();
  const reply = await sendAs(token, options, route, call);
  if (reply.status !== UNAUTHENTICATED || token === undefined) return reply;
  const another = await options.token(token);
  return another === token ? reply : sendAs(another, options, route, call);
}

async function sendAs(
  token: string | undefined,
  options: ClientOptions,
  route: Route,
  args: AnyArguments & { idempotencyKey: string },
): Promise<Reply> {
  const headers = new Headers({ accept: 'application/json' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (route.idempotent) headers.set('idempotency-key', args.idempotencyKey);
  const init: RequestInit = { method: route.method, headers, signal: AbortSignal.timeout(options.timeoutMs ?? 60_000) };
  if (args.body !== undefined) {
    // Rows in text are CSV; a JSON text alone would be no rows.
    const csv = route.raw && typeof args.body === 'string' ? args.body : null;
    headers.set('content-type', csv === null ? 'application/json' : 'text/csv');
    init.body = csv ?? JSON.stringify(args.body);
  }
  try {
    const response = await (options.fetch ?? fetch)(addressOf(options.baseUrl, route, args), init);
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch (cause) {
    throw unreachable(options, route, cause);
  }
}

function unreachable(options: ClientOptions, route: Route, cause: unknown): FlowiError {
  const late = cause instanceof Error && cause.name === 'TimeoutError';
  const why = late ? `did not answer ${route.name} in time` : 'does not answer; is it running?';
  return new FlowiError('upstream_unavailable', `Flowi at ${options.baseUrl} ${why}`, { cause });
}

/** Full address of a call: path parameters filled in and escaped, query appended. */
export function addressOf(baseUrl: string, route: Route, args: AnyArguments): URL {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(args.params?.[name] ?? '')),
  );
  const url = new URL(`${baseUrl.replace(/\/$/, '')}${path}`);
  for (const [name, value] of Object.entries(args.query ?? {}))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return url;
}

/** What a gateway in between means when it answers without a problem document. */
const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'not_authenticated',
  403: 'not_allowed',
  404: 'not_found',
  413: 'request_too_large',
  429: 'too_many_requests',
};

function problemOf(status: number, text: string, route: Route): FlowiError {
  const problem = problemSchema.safeParse(parseJson(text));
  if (problem.success)
    return new FlowiError(problem.data.code, asSaid(problem.data), {
      details: {
        status,
        issues: problem.data.issues,
        errors: problem.data.errors,
        instance: problem.data.instance,
      },
    });
  const code = CODE_OF_STATUS[status] ?? (status >= 500 ? 'upstream_unavailable' : 'invalid_request');
  return new FlowiError(code, `${route.name} failed with HTTP ${status}.`, { details: { status } });
}

function asSaid({ detail, said }: Problem): string | Said {
  return said === undefined ? detail : { message: detail, said };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
