import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readCsvHeader } from './csv.ts';
import { CsvScan } from './csv-scan.ts';

const fixture = z.union([
  z.strictObject({
    name: z.string(),
    text: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
  z.strictObject({
    name: z.string(),
    text: z.string(),
    fault: z.strictObject({ reason: z.enum(['ragged_row', 'quoting', 'line_end']), line: z.int() }),
  }),
]);
const folder = new URL('../fixtures/csv/', import.meta.url);
const fixtures = readdirSync(folder).flatMap((file) =>
  z.array(fixture).parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
);

/** What a file is, its bytes pushed in pieces of a size. */
function judge(text: string, piece: number) {
  const bytes = new TextEncoder().encode(text);
  const scan = new CsvScan();
  for (let at = 0; at < bytes.length; at += piece) {
    const fault = scan.push(bytes.subarray(at, at + piece));
    if (fault) return { fault };
  }
  const fault = scan.end();
  return fault ? { fault } : { columns: scan.header?.names, rows: scan.rows };
}

describe.each(fixtures)('$name', (given) => {
  it.each([1, 2, 5, 1_000])('is judged alike in pieces of %i bytes', (piece) => {
    const verdict = judge(given.text, piece);

    if ('fault' in given) expect(verdict).toMatchObject({ fault: given.fault });
    else expect(verdict).toEqual({ columns: given.columns, rows: given.rows.length });
  });
});

it.each(['', '\n', '\ufeff\r\n\r\n'])('%j has no header', (text) => {
  expect(judge(text, 1)).toEqual({ columns: undefined, rows: 0 });
});

it('refuses a first line that does not end', () => {
  expect(judge('x'.repeat(1_000_001), 100_000)).toMatchObject({ fault: { line: 1, reason: 'long_header' } });
});

it('waits for the end of the header unless nothing follows', () => {
  const bytes = new TextEncoder().encode('a;b');

  expect(readCsvHeader(bytes, false)).toBeNull();
  expect(readCsvHeader(bytes, true)).toEqual({
    names: ['a', 'b'],
    separator: ';',
    lineEnd: '\n',
    line: 1,
    start: 0,
    end: 3,
  });
});
