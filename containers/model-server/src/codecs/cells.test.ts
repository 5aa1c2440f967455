import { readFileSync } from 'node:fs';
import { MISSING_TEXTS, rawColumnSchema } from '@flowi/contracts/package';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { JSON_CELLS, TEXT_CELLS, UNREADABLE } from './cells.ts';

const fixtures = z
  .array(
    z.strictObject({
      type: rawColumnSchema.shape.type,
      read: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      missing: z.array(z.string()),
      refused: z.array(z.string()),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('../../../../contracts/fixtures/cells/cells.json', import.meta.url), 'utf8')));

describe('cells of CSV', () => {
  test.each(fixtures)('shared fixture: of a $type column', ({ type, read, missing, refused }) => {
    const readAll = (texts: readonly string[]) => texts.map(TEXT_CELLS[type]);

    expect(readAll(Object.keys(read))).toEqual(Object.values(read));
    expect(readAll(missing)).toEqual(missing.map(() => null));
    expect(readAll(refused)).toEqual(refused.map(() => UNREADABLE));
  });

  test.each(MISSING_TEXTS)('%j is missing in a column of any type', (text) => {
    for (const cell of [text, ` ${text}\t`])
      expect([TEXT_CELLS.number(cell), TEXT_CELLS.boolean(cell), TEXT_CELLS.string(cell)]).toEqual([null, null, null]);
  });

  test.each(['na', 'none', '-', 'missing'])('%j is a text, and no number', (text) => {
    expect([TEXT_CELLS.number(text), TEXT_CELLS.boolean(text)]).toEqual([UNREADABLE, UNREADABLE]);
    expect(TEXT_CELLS.string(text)).toBe(text);
  });

  test('texts keep the spaces around them, numbers do not mind', () => {
    expect(TEXT_CELLS.string(' Dream ')).toBe(' Dream ');
    expect(TEXT_CELLS.number('\u00a01.5 ')).toBe(1.5);
  });
});

describe('values of JSON', () => {
  test.each(MISSING_TEXTS)('the text %j is a category like any other', (text) => {
    expect(JSON_CELLS.string(text)).toBe(text);
  });

  test('null is missing', () => {
    expect([JSON_CELLS.number(null), JSON_CELLS.boolean(null), JSON_CELLS.string(null)]).toEqual([null, null, null]);
  });
});
