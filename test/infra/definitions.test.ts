import { describe, expect, test } from 'vitest';
import { type Definition, definition, STAGES_AND_MACHINES, type State } from './testing/machines.ts';

function targets(state: State): string[] {
  const all = [
    state.Next,
    state.Default,
    ...(state.Choices ?? []).map(({ Next }) => Next),
    ...(state.Catch ?? []).map(({ Next }) => Next),
  ];
  return all.filter((name) => name !== undefined);
}

function tasks({ States }: Definition): [string, State][] {
  return Object.entries(States).filter(([, { Type }]) => Type === 'Task');
}

/** States of the longest way from a state to an end, each entered once; what goes round is a wait, which is not counted. */
function longestWay(states: Definition['States'], from: string, before: readonly string[] = []): string[] {
  const way = [...before, from];
  const next = targets(states[from] ?? { Type: 'Fail' }).filter((name) => !way.includes(name));
  const ways = next.map((name) => longestWay(states, name, way));
  return ways.reduce((longest, other) => (other.length > longest.length ? other : longest), way);
}

describe.each(STAGES_AND_MACHINES)('$machine in stage $stage', ({ stage, machine }) => {
  const made = definition(stage, machine);

  test('leads nowhere but to its own states', () => {
    const unknown = Object.values(made.States)
      .flatMap(targets)
      .filter((name) => !(name in made.States));

    expect(unknown).toEqual([]);
  });

  test('speaks JSONata in every state', () => {
    const text = JSON.stringify(made);

    expect(made.QueryLanguage).toBe('JSONata');
    expect(text).not.toMatch(/"(Parameters|ResultPath|ResultSelector|InputPath|OutputPath|Variable)"/);
  });

  test('has a timeout on each task, and one over all', () => {
    for (const [name, { TimeoutSeconds }] of tasks(made)) {
      expect(TimeoutSeconds, name).toBeGreaterThan(0);
      expect(TimeoutSeconds, name).toBeLessThan(made.TimeoutSeconds);
    }
  });

  test('catches what any task throws, with the output that the next state reads', () => {
    for (const [name, { Catch }] of tasks(made)) {
      expect(Catch, name).toHaveLength(1);
      expect(Catch?.[0], name).toMatchObject({ ErrorEquals: ['States.ALL'], Output: expect.anything() });
    }
  });

  test('retries a few times, with growing pauses that differ', () => {
    for (const retrier of tasks(made).flatMap(([, { Retry }]) => Retry ?? [])) {
      expect(retrier).toMatchObject({ BackoffRate: 2, JitterStrategy: 'FULL' });
      expect(retrier.MaxAttempts).toBeLessThanOrEqual(6);
      expect(retrier.ErrorEquals).not.toContain('States.ALL');
      expect(retrier.ErrorEquals).not.toContain('States.Timeout');
    }
  });

  test('never does the work of a job again by itself', () => {
    const jobs = tasks(made).filter(([, { Resource }]) =>
      /sagemaker|waitForTaskToken|startExecution/.test(Resource ?? ''),
    );

    for (const [name, { Retry }] of jobs) {
      expect(
        (Retry ?? []).flatMap(({ ErrorEquals }) => ErrorEquals),
        name,
      ).not.toContain('States.TaskFailed');
    }
  });

  test('makes at most 15 transitions on its longest way, approvals and failures included', () => {
    const way = longestWay(made.States, made.StartAt);

    expect(way.length, way.join(' > ')).toBeLessThanOrEqual(15);
  });
});
