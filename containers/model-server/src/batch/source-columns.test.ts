import { type DuckDBConnection, DuckDBInstance, LIST, listValue, VARCHAR } from '@duckdb/node-api';
import { MISSING_TEXTS, type RawColumn, SPACES } from '@flowi/contracts/package';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type RawValue, TEXT_CELLS, UNREADABLE } from '../codecs/cells.ts';
import { columnReader } from './source-columns.ts';

let duckdb: DuckDBConnection;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create(':memory:')).connect();
});

const ODD = [
  '1_000',
  '-nan',
  '+NaN',
  'inf',
  '-Infinity',
  '0x1F',
  '1e400',
  '1e-400',
  '1.',
  '.5',
  '+7',
  '--1',
  '1e',
  '1,5',
  '007',
];
const TRUTHS = ['true', 'True', 'TRUE', '1', 'false', 'FALSE', '0', 'yes', 'tRue'];
const words = fc.constantFrom(...MISSING_TEXTS, ...ODD, ...TRUTHS, 'Dream', 'na', '日本 ');
const numbers = fc.double({ noNaN: true }).map(String);
const padding = fc.string({ unit: fc.constantFrom(...SPACES), maxLength: 2 });
// A CSV file of texts holds no NUL, and the engine's bindings drop a byte order mark that begins a text.
const tidy = (parts: readonly string[]) =>
  parts
    .join('')
    .replaceAll('\0', '')
    .replace(/^\ufeff+/, '');
const cell = fc
  .tuple(padding, fc.oneof(words, numbers, fc.string({ unit: 'grapheme', maxLength: 5 })), padding)
  .map(tidy);
const cells = fc.array(cell, { minLength: 1, maxLength: 60 });

const LARGEST_FLOAT32 = 3.4028234663852886e38;

/** What a batch reads from cells of a CSV file. */
async function read(type: RawColumn['type'], texts: readonly string[]): Promise<(RawValue | typeof UNREADABLE)[]> {
  const { select, unreadable } = columnReader('cell', type, { name: 'cell', type: 'VARCHAR' }, true);
  const sql = `SELECT ${select} AS value, ${unreadable ?? 'false'} AS bad FROM (SELECT unnest($1) AS cell)`;
  const result = await duckdb.runAndReadAll(sql, [listValue(texts)], [LIST(VARCHAR)]);
  return result.getRowObjectsJS().map(({ value, bad }) => {
    if (bad === true || (typeof value === 'number' && Math.abs(value) > LARGEST_FLOAT32)) return UNREADABLE;
    if (typeof value === 'number') return Number.isNaN(value) ? null : type === 'boolean' ? value === 1 : value;
    return typeof value === 'string' ? value : null;
  });
}

test.each(['number', 'boolean', 'string'] as const)(
  'cells of a %s column mean in a batch what they mean in a request',
  async (type) => {
    await fc.assert(
      fc.asyncProperty(cells, async (texts) => {
        expect(await read(type, texts)).toEqual(texts.map((text) => TEXT_CELLS[type](text)));
      }),
      { numRuns: 150 },
    );
  },
);
