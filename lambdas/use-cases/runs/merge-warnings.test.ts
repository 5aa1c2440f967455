import { expect, it } from 'vitest';
import { mergeWarnings, saidWarnings } from './merge-warnings.ts';

const said = { id: 'found.constant', values: { column: 'a' } };

it('keeps each warning once, with what it is made of', () => {
  const merged = mergeWarnings([{ message: 'a' }, { message: 'b', said }, { message: 'a', said }]);

  expect(merged).toEqual({ warnings: ['a', 'b'], warningsSaid: [said, said] });
});

it('reads what an earlier release kept', () => {
  expect(saidWarnings({ warnings: ['a'] })).toEqual([{ message: 'a', said: undefined }]);
  expect(mergeWarnings(saidWarnings({ warnings: ['a', 'b'], warningsSaid: [null, said] }))).toEqual({
    warnings: ['a', 'b'],
    warningsSaid: [null, said],
  });
});
