import { expect, it } from 'vitest';
import { readMessage } from './message.ts';

const JOB = {
  jobId: 'run-1-1',
  attempt: 1,
  taskToken: 'token',
  image: 'trainer',
  command: ['train'],
  roleArn: 'arn:aws:iam::000000000000:role/trainer',
  timeoutSeconds: 60,
  channels: { job: 's3://models/job/' },
  environment: {},
};
const STOP = { kind: 'stop', jobId: 'run-1-1', attempt: 2 };

it.each([
  ['a job', JOB, { kind: 'job', job: JOB }],
  ['a stop', STOP, { kind: 'stop', stop: STOP }],
  ['a stop of no attempt', { ...STOP, attempt: undefined }, { kind: 'unreadable', reason: /attempt/ }],
  ['a stop that brings a task', { ...STOP, taskToken: 'token' }, { kind: 'unreadable', reason: /taskToken/ }],
  ['a job without its task', { ...JOB, taskToken: undefined }, { kind: 'unreadable', reason: /taskToken/ }],
  ['an id alone', { jobId: 'run-1-1' }, { kind: 'unreadable', reason: /taskToken/ }],
  ['another kind', { ...STOP, kind: 'pause' }, { kind: 'unreadable', reason: /kind/ }],
])('reads %s', (_, content, expected) => {
  const message = readMessage(JSON.stringify(content));

  expect(message).toEqual(
    'reason' in expected ? { ...expected, reason: expect.stringMatching(expected.reason) } : expected,
  );
});

it.each(['', 'not json', '[]', 'null', '"stop"'])('says that %j is no message', (text) => {
  expect(readMessage(text).kind).toBe('unreadable');
});
