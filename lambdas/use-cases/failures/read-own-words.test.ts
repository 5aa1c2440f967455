import { expect, it } from 'vitest';
import { makeWorld } from '../../test/fakes/make-world.ts';
import { withOwnWords } from './read-own-words.ts';

const KEY = 'projects/demo/runs/r1/attempt-1/failure.json';
const cause = "node: column 'a' has missing values";
const failure = { code: 'invalid_data', step: 'Train', cause, logTail: [], fix: null };
const said = { id: 'trainer.values_not_taken', values: { columns: ['a'], unseen: false, remedy: 'fill' } };
const reply = {
  ok: false,
  code: 'invalid_data',
  message: `${cause}; put fill before it`,
  logTail: [],
  fix: null,
  said,
};

const told = (left: unknown, known = failure) => {
  const { ports, fakes } = makeWorld();
  if (left !== undefined) fakes.modelStore.put(KEY, left);
  return withOwnWords(ports, known, KEY);
};

it('takes the whole of what the job said, where the platform cut it', async () => {
  const known = { ...failure, cause: `${cause.slice(0, 20)}...` };

  expect(await told(reply, known)).toEqual({ ...failure, cause: reply.message, said: [said] });
});

it.each([
  ['nothing is left', undefined],
  ['it is of another code', { ...reply, code: 'job_failed' }],
  ['it says something else', { ...reply, message: 'the disk is full' }],
  ['it is no reply', { ok: true }],
])('leaves a failure as it is when %s', async (_, left) => {
  expect(await told(left)).toEqual(failure);
});

it('keeps the words that came with the failure', async () => {
  const known = { ...failure, said: [said] };

  expect(await withOwnWords(makeWorld().ports, known, KEY)).toBe(known);
});
