import { describe, expect, it } from 'vitest';
import { makeDecision, makeRun, makeTraining } from '../../testing/make-records.ts';
import { stepsOf } from './run-steps.ts';

const failure = (step: string) => ({ code: 'job_failed', step, cause: 'It broke.', logTail: [], fix: null });
const words = (run: Parameters<typeof stepsOf>[0], deploys = true) =>
  stepsOf(run, deploys).map(({ step, state }) => `${step} ${state}`);

describe('steps of a run', () => {
  it('waits for all of them while it is queued', () => {
    expect(words(makeTraining({ state: 'queued', compute: null }))).toEqual([
      'plan waiting',
      'train waiting',
      'compare waiting',
      'promote waiting',
      'deploy waiting',
    ]);
  });

  it('is in the step that its state names', () => {
    expect(words(makeTraining())).toEqual([
      'plan succeeded',
      'train running',
      'compare waiting',
      'promote waiting',
      'deploy waiting',
    ]);
  });

  it('leaves deployment out where the flow asks for none', () => {
    expect(words(makeRun(), false)).toEqual([
      'plan succeeded',
      'train succeeded',
      'compare succeeded',
      'promote succeeded',
      'deploy skipped',
    ]);
  });

  it.each(['skipped', 'refused'] as const)('neither promotes nor deploys what was %s', (outcome) => {
    const run = makeRun({ decision: makeDecision({ outcome }) });

    expect(words(run).slice(2)).toEqual(['compare succeeded', 'promote skipped', 'deploy skipped']);
  });

  it('lists approval where a person is asked', () => {
    const decision = makeDecision({ outcome: 'needs_approval' });

    expect(words(makeRun({ state: 'awaiting_approval', decision })).slice(2)).toEqual([
      'compare succeeded',
      'approve running',
      'promote waiting',
      'deploy waiting',
    ]);
    const rejected = makeRun({ decision: makeDecision({ outcome: 'rejected' }) });
    expect(words(rejected).slice(3)).toEqual(['approve succeeded', 'promote skipped', 'deploy skipped']);
  });

  it.each([
    ['Plan', 'plan'],
    ['Train', 'train'],
    ['Compare', 'compare'],
    ['Promote', 'promote'],
    ['DeployApi', 'deploy'],
  ])('failed in the step that belongs to %s', (named, step) => {
    const run = makeTraining({ state: 'failed', failure: failure(named) });

    expect(words(run).filter((text) => text.endsWith('failed'))).toEqual([`${step} failed`]);
  });

  it('takes the furthest step when the failure names one of no step', () => {
    const run = makeTraining({ state: 'failed', failure: failure('execution'), chosenTrial: 3 });

    expect(words(run)).toContain('compare failed');
  });

  it('stops where it had come to', () => {
    expect(words(makeTraining({ state: 'stopped', compute: null }))[0]).toBe('plan stopped');
    expect(words(makeTraining({ state: 'stopped' })).slice(1, 3)).toEqual(['train stopped', 'compare skipped']);
  });
});
