import type * as z from 'zod';
import type { Role } from '../entities/index.ts';

/** Which Lambda answers a route. */
export const CAPABILITIES = [
  'projects',
  'catalogue',
  'datasets',
  'flows',
  'runs',
  'models',
  'deployments',
  'invocations',
  'monitoring',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** One route of the API. Handlers, the OpenAPI document, the API Gateway routes and the typed client are all made from these. */
export interface Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  /** `capability.verb`, unique. */
  readonly name: string;
  readonly capability: Capability;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `{name}` parameters. */
  readonly path: string;
  readonly summary: string;
  /** Role needed in the project of the path; `signed_in` for routes outside a project. */
  readonly role: Role | 'signed_in';
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly reply: R;
  readonly status: 200 | 201 | 202 | 204;
  /** Takes an Idempotency-Key: the same key and body give the same answer for 24 hours. */
  readonly idempotent: boolean;
  /** Body and reply are passed on as they are (predictions). */
  readonly raw: boolean;
}

/** Keeps the schemas' types while checking the shape. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  definition: Route<P, Q, B, R>,
): Route<P, Q, B, R> {
  return definition;
}
