import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BATCH_JOB_TRANSITIONS,
  DEPLOYMENT_TRANSITIONS,
  deploymentIdOf,
  deploymentIdSchema,
  digestSchema,
  RUN_TRANSITIONS,
  roleIncludes,
  slugOf,
  slugSchema,
} from './index.ts';

describe.each([
  ['a run', RUN_TRANSITIONS],
  ['a deployment', DEPLOYMENT_TRANSITIONS],
  ['a batch job', BATCH_JOB_TRANSITIONS],
])('the states of %s', (_name, transitions: Readonly<Record<string, readonly string[]>>) => {
  const states = Object.keys(transitions);

  it('lead to states that exist, and never to themselves', () => {
    for (const [state, next] of Object.entries(transitions)) {
      expect(next.filter((other) => !states.includes(other) || other === state)).toEqual([]);
    }
  });

  it('are all reached from the first', () => {
    const reached = new Set(states.slice(0, 1));
    for (const state of reached) for (const next of transitions[state] ?? []) reached.add(next);

    expect([...reached].sort()).toEqual(states.toSorted());
  });
});

describe('ids', () => {
  it('made from any name are ids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (name) => {
        expect(slugSchema.safeParse(slugOf(name)).success).toBe(true);
      }),
    );
  });

  it.each([
    ['Iris (2024)', 'iris-2024'],
    ['São Paulo', 'sao-paulo'],
    ['日本', 'flow'],
    [`${'a'.repeat(47)} b`, 'a'.repeat(47)],
  ])('%s leads to %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it.each(['online', 'batch'] as const)('of a deployment name flow and kind (%s)', (kind) => {
    expect(deploymentIdSchema.parse(deploymentIdOf('iris', kind))).toBe(`iris-${kind}`);
  });
});

it('a role includes those below it', () => {
  const roles = ['viewer', 'editor', 'deployer', 'admin'] as const;

  const table = roles.map((role) => roles.filter((needed) => roleIncludes(role, needed)).length);

  expect(table).toEqual([1, 2, 3, 4]);
});

it.each(['', 'abc', 'sha256:', `sha256:${'A'.repeat(64)}`, `sha256:${'a'.repeat(63)}`, `sha1:${'a'.repeat(64)}`])(
  '%j is no digest',
  (text) => {
    expect(digestSchema.safeParse(text).success).toBe(false);
  },
);

it('a digest says its function and has 64 digits', () => {
  expect(digestSchema.parse(`sha256:${'0a'.repeat(32)}`)).toBe(`sha256:${'0a'.repeat(32)}`);
});
