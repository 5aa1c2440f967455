import { expect, it } from 'vitest';
import { chooseLanguage } from './texts.ts';

it("keeps the reader's region where there is a catalogue of the language", () => {
  expect(chooseLanguage(['fr-FR', 'en-GB', 'en-US']).locale).toBe('en-GB');
});

it('speaks English to everybody else', () => {
  expect(chooseLanguage(['ja'])).toMatchObject({ locale: 'en', texts: { language: 'en' } });
});

it('puts counts in the right number', () => {
  const { matches } = chooseLanguage([]).texts.flows;

  expect([1, 2, 1000].map(matches)).toEqual(['1 match', '2 matches', '1,000 matches']);
});
