import { expect, it } from 'vitest';
import { shortened } from './shortened.ts';

it('leaves what fits as it is', () => {
  expect(shortened('svc', 3)).toBe('svc');
  expect(shortened('👩‍🔬👩‍🔬👩‍🔬', 3)).toBe('👩‍🔬👩‍🔬👩‍🔬');
});

it('says that something is left out, within the room there is', () => {
  expect(shortened('logistic', 4)).toBe('log…');
});

it('cuts no letter in half, be it of several characters', () => {
  expect(shortened('a👩‍🔬e\u0301🇧🇷z', 4)).toBe('a👩‍🔬e\u0301…');
});
