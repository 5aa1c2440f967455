import { slugSchema } from '@flowi/contracts/entities';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { projectIdOf } from './project-id.ts';

it('takes of a name what an id may have, and nothing of a name that has none of it', () => {
  expect(projectIdOf('Équipe Iris (2026)')).toBe('equipe-iris-2026');
  expect(projectIdOf('فريق')).toBe('');
  expect(projectIdOf('🌸')).toBe('');
});

it('is empty or an id that the API takes, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 128 }), (name) => {
      const id = projectIdOf(name);
      expect(id === '' || slugSchema.safeParse(id).success).toBe(true);
    }),
  );
});
