import { z } from 'zod';
import { REGION } from '../../substrate/substrate.ts';
import { ServiceError } from './service-error.ts';
import type { WireRequest } from './wire-request.ts';

/** One action on one resource that the caller must be allowed. */
export interface Check {
  action: string;
  resource: string;
  context?: Record<string, string>;
}

/** Judges whether a signed request may do something. Throws a ServiceError when not; returns the caller's ARN. */
export type Authorize = (request: WireRequest, service: string, checks: readonly Check[]) => Promise<string>;

const answerSchema = z.discriminatedUnion('allowed', [
  z.object({ allowed: z.literal(true), principal: z.string() }),
  z.object({ allowed: z.literal(false), code: z.string(), message: z.string() }),
]);

/** The substrate's own judgement: signature, session and policies are evaluated there. */
export function substrateAuthorizer(endpoint: string, controlToken: string): Authorize {
  return async (request, service, checks) => {
    const reply = await fetch(`${endpoint}/_flowi/authorize`, {
      method: 'POST',
      headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...request, body: request.body.toString('base64'), service, region: REGION, checks }),
    });
    if (!reply.ok) throw new Error(`The substrate could not judge the request: ${reply.status} ${await reply.text()}`);
    const answer = answerSchema.parse(await reply.json());
    if (answer.allowed) return answer.principal;
    throw new ServiceError(answer.code, answer.message, { status: answer.code.startsWith('AccessDenied') ? 400 : 403 });
  };
}
