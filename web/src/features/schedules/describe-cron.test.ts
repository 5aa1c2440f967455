import { cronText } from '@flowi/contracts/flow/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeCron } from './describe-cron.ts';

it.each([
  ['0 6 * * 1', 'At 06:00, only on Monday', 'Às 06:00, somente de segunda-feira'],
  ['0 6 * * 7', 'At 06:00, only on Sunday', 'Às 06:00, somente de domingo'],
  ['30 2 * * *', 'At 02:30, every day', 'Às 02:30, a cada dia'],
  [
    '0-59/15 8-18 * * mon-fri',
    'Every 15 minutes, between 08:00 and 18:59, Monday through Friday',
    'A cada 15 minutos, entre 08:00 e 18:59, de segunda-feira a sexta-feira',
  ],
  ['0-0,*/1 * * * *', 'Every minute', 'A cada minuto'],
])('%s is said in both languages', (cron, english, portuguese) => {
  expect(describeCron(cron, 'en-GB')).toBe(english);
  expect(describeCron(cron, 'pt-BR')).toBe(portuguese);
});

it('has words for everything that flows take, and none for the rest', () => {
  fc.assert(
    fc.property(cronText, fc.constantFrom('en', 'pt-BR'), (cron, locale) => {
      expect(describeCron(cron, locale)).toMatch(/^\p{Lu}/u);
      expect(describeCron(cron, locale)).not.toMatch(/undefined|null|error/i);
    }),
  );
  expect(describeCron('0 6 L * *', 'en')).toBeNull();
  expect(describeCron('', 'en')).toBeNull();
});
