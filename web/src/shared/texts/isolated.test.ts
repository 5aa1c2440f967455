import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeLanguage } from './catalogue.ts';
import { isolated } from './isolated.ts';

const TEXTS = {
  title: (name: string, count: number) => `Versions of ${name}: ${count}`,
  plain: 'Versions',
  list: ['one', 'two'],
  within: { both: ({ name }: { name: string }) => name, title: (name: string) => `${name} was deleted` },
};
const { pick } = makeLanguage('en', 'en');
const texts = () => pick({ en: TEXTS, 'pt-BR': TEXTS });

it.each(['אירוסים', 'زهور', 'Iris אירוסים 2', 'a\u202Eb'])(
  'keeps %j to itself in every sentence of a catalogue',
  (name) => {
    expect(texts().title(name, 3)).toBe(`Versions of \u2068${name}\u2069: 3`);
    expect(texts().within.title(name)).toBe(`\u2068${name}\u2069 was deleted`);
  },
);

it.each(['Iris', 'Íris', '🌸 flowers', '鳶尾花', 'Ирис', '<b>Iris</b>'])('leaves %j as it is', (name) => {
  expect(texts().title(name, 3)).toBe(`Versions of ${name}: 3`);
});

it('adds nothing but what isolates, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (name) => {
      expect(isolated(name).replace(/^\u2068|\u2069$/g, '')).toBe(name.replace(/^\u2068|\u2069$/g, ''));
    }),
  );
});

it('gives the same texts every time, and leaves what is no sentence', () => {
  expect(texts()).toBe(texts());
  expect(texts().within).toBe(texts().within);
  expect(texts().plain).toBe('Versions');
  expect(texts().list.map((one) => one.toUpperCase())).toEqual(['ONE', 'TWO']);
  expect(texts().within.both({ name: 'Iris' })).toBe('Iris');
});
