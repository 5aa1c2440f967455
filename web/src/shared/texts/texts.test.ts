import { expect, it } from 'vitest';
import { countIn } from './counted.ts';
import { chooseLanguage } from './language.ts';

it("keeps the reader's region where there is a catalogue of the language", () => {
  expect(chooseLanguage(['fr-FR', 'en-GB', 'en-US'])).toMatchObject({ id: 'en', locale: 'en-GB' });
  expect(chooseLanguage(['pt-PT', 'en'])).toMatchObject({ id: 'pt-BR', locale: 'pt-PT' });
});

it('speaks English to everybody else', () => {
  expect(chooseLanguage(['ja'])).toMatchObject({ id: 'en', locale: 'en' });
});

it('follows a choice before the browser, and its region where it has one', () => {
  expect(chooseLanguage(['en-US'], 'pt-BR')).toMatchObject({ id: 'pt-BR', locale: 'pt-BR' });
  expect(chooseLanguage(['pt-BR', 'en-AU'], 'en')).toMatchObject({ id: 'en', locale: 'en-AU' });
});

it('puts counts in the right number', () => {
  expect([0, 1, 2, 1000].map((count) => countIn('en')(count, 'match', 'matches'))).toEqual([
    '0 matches',
    '1 match',
    '2 matches',
    '1,000 matches',
  ]);
  expect([0, 1, 2].map((count) => countIn('pt-BR')(count, 'linha', 'linhas'))).toEqual([
    '0 linha',
    '1 linha',
    '2 linhas',
  ]);
});
