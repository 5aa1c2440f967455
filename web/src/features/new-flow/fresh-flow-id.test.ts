import { slugSchema } from '@flowi/contracts/entities';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freshFlowId } from './fresh-flow-id.ts';

it('counts on from ids that are taken', () => {
  expect(freshFlowId('Iris', new Set())).toBe('iris');
  expect(freshFlowId('Iris', new Set(['iris', 'iris-2']))).toBe('iris-3');
});

it('is an id that the API takes and nobody has, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 128 }), (name) => {
      const first = freshFlowId(name, new Set());
      const second = freshFlowId(name, new Set([first]));

      expect(second).not.toBe(first);
      for (const id of [first, second]) expect(slugSchema.safeParse(id).success).toBe(true);
    }),
  );
});
