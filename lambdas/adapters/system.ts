import { createHash, randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import type { Clock, Ids } from '../ports/services.ts';

export const systemClock: Clock = { now: () => new Date().toISOString() };

const SECRET_BYTES = 16;
const ulid = monotonicFactory();

export const systemIds: Ids = {
  next: () => ulid(),
  digest: (text) => createHash('sha256').update(text).digest('hex'),
  secret: () => randomBytes(SECRET_BYTES).toString('hex'),
};
