import { expect, it } from 'vitest';
import { isMissingText, MISSING_TEXTS, SPACES } from './missing.ts';

it('cuts off exactly what trim cuts off', () => {
  const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));

  expect(characters.filter((character) => character.trim() === '').join('')).toBe(SPACES);
});

it.each(MISSING_TEXTS)('takes %j as missing, with spaces around it too', (text) => {
  expect(isMissingText(text)).toBe(true);
  expect(isMissingText(`\u00a0${text} \t`)).toBe(true);
});

it.each(['na', 'none', 'NONE', '-', '0', 'NA NA', 'false'])('takes %j as a value', (text) => {
  expect(isMissingText(text)).toBe(false);
});
