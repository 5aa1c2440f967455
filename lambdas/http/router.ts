import { FlowiError } from '@flowi/contracts/errors';
import type { Ports } from '../ports/ports.ts';
import { authorize, type Caller } from '../use-cases/access/authorize.ts';
import type { Endpoint } from './endpoint.ts';
import { type Idempotency, once } from './idempotency.ts';
import { parseInput } from './parse-input.ts';
import type { HttpReply } from './reply.ts';
import { type ApiEvent, userOf } from './request.ts';

export interface RouterPorts extends Idempotency {
  /** Where roles are looked up; left out by capabilities without routes inside a project. */
  readonly members?: Ports['members'];
}

export type Router = (event: ApiEvent) => Promise<HttpReply>;

/** Finds the endpoint of a call and lets it through when the caller may. Every call passes here: what is not a route does not exist. */
export function createRouter(ports: RouterPorts, endpoints: readonly Endpoint[]): Router {
  const byKey = new Map(endpoints.map((endpoint) => [`${endpoint.route.method} ${endpoint.route.path}`, endpoint]));
  return async (event) => {
    const caller: Caller = { userId: userOf(event) };
    const endpoint = byKey.get(event.routeKey);
    if (endpoint === undefined) throw new FlowiError('not_found', `There is no route ${event.routeKey}.`);
    await checkRole(ports, endpoint, event, caller);
    const answer = () => endpoint.answer(event, caller);
    return endpoint.route.idempotent ? once(ports, event, caller, answer) : answer();
  };
}

async function checkRole(ports: RouterPorts, { route }: Endpoint, event: ApiEvent, caller: Caller): Promise<void> {
  if (route.role === 'signed_in') return;
  parseInput(route.params, event.pathParameters ?? {}, 'path');
  const projectId = event.pathParameters?.['projectId'];
  if (projectId === undefined || ports.members === undefined) {
    throw new FlowiError('not_allowed', `Route ${route.name} names no project to look the role up in.`);
  }
  await authorize({ members: ports.members }, caller, projectId, route.role);
}
