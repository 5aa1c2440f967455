import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { IdempotencyStore } from '../ports/idempotency-store.ts';
import type { Ids } from '../ports/services.ts';
import type { Caller } from '../use-cases/access/authorize.ts';
import { type HttpReply, jsonReply } from './reply.ts';
import { type ApiEvent, header } from './request.ts';

const KEY_PATTERN = /^[\x21-\x7e]{1,200}$/;

export interface Idempotency {
  readonly store: IdempotencyStore;
  readonly ids: Pick<Ids, 'digest'>;
}

/** Carries a call out once per Idempotency-Key: the same call again gets the same answer, another one under the same key a 409. */
export async function once(
  { store, ids }: Idempotency,
  event: ApiEvent,
  caller: Caller,
  answer: () => Promise<HttpReply>,
): Promise<HttpReply> {
  const given = header(event, 'idempotency-key');
  if (given === undefined) return answer();
  if (!KEY_PATTERN.test(given)) {
    throw new FlowiError(
      'invalid_request',
      'The header Idempotency-Key takes 1 to 200 printable characters without spaces.',
    );
  }
  const key = ids.digest(JSON.stringify([caller.userId, given]));
  const digest = ids.digest(JSON.stringify([event.routeKey, event.pathParameters ?? {}, event.body ?? '']));
  const claim = await store.claim(key, digest);
  if (claim.kind === 'done') return jsonReply(claim.answer.status, claim.answer.body);
  if (claim.kind === 'mismatch') {
    throw new FlowiError('idempotency_mismatch', sayProblem('request.key_used', { key: given }));
  }
  if (claim.kind === 'busy') {
    throw new FlowiError('conflict', sayProblem('request.under_way', { key: given }));
  }
  return keepAnswer({ store, ids }, { key, digest }, answer);
}

async function keepAnswer(
  { store }: Idempotency,
  { key, digest }: { key: string; digest: string },
  answer: () => Promise<HttpReply>,
): Promise<HttpReply> {
  try {
    const reply = await answer();
    await store.finish(key, digest, { status: reply.statusCode, body: reply.body === '' ? null : reply.body });
    return reply;
  } catch (error) {
    await store.release(key);
    throw error;
  }
}
