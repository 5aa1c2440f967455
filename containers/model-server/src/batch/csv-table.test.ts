import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { FlowiError } from '@flowi/contracts/errors';
import { CsvScan } from '@flowi/contracts/package';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCsv } from '../codecs/read-csv.ts';
import { CSV_FIXTURES } from '../testing/csv-fixtures.ts';
import { csvTable } from './csv-table.ts';

let duckdb: DuckDBConnection;
let folder: string;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create(':memory:')).connect();
  folder = await mkdtemp(join(tmpdir(), 'flowi-csv-table-'));
});
afterAll(async () => {
  duckdb.closeSync();
  await rm(folder, { recursive: true, force: true });
});

/** Names and cells of a file as a batch reads them; an empty cell is null there, which means missing as well. */
async function read(text: string) {
  const path = join(folder, 'source.csv');
  await writeFile(path, text);
  const result = await duckdb.runAndReadAll(`SELECT * FROM ${await csvTable(path)}`);
  return { names: result.columnNames(), rows: result.getRows().map((row) => row.map((cell) => String(cell ?? ''))) };
}

describe.each(CSV_FIXTURES)('shared fixture: $name', ({ text, columns, rows, fault }) => {
  test('is read as everywhere', async () => {
    if (fault) await expect(read(text)).rejects.toThrow(new RegExp(`source\\.csv, line ${fault.line} `));
    else expect(await read(text)).toEqual({ names: columns, rows });
  });
});

test('what a batch reads, a request reads alike', async () => {
  const pieces = fc.constantFrom('a', '1', ' ', '"', '""', ',', ';', '\t', '\n', '\r\n', '\r', 'é', '\\', "'", '#');
  const texts = fc.array(pieces, { maxLength: 25 }).map((parts) => `a,b${parts.join('')}`);

  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const scan = new CsvScan();
      const fault = scan.push(Buffer.from(text)) ?? scan.end();
      const names = scan.header?.names ?? [];
      fc.pre(new Set(names).size === names.length && names.every((name) => name.trim() !== ''));

      const given = await read(text).catch((error: unknown) => error);

      if (fault) expect(given).toBeInstanceOf(FlowiError);
      else expect(given).toEqual(readCsv(Buffer.from(text), 'present', names));
    }),
    { numRuns: 150 },
  );
});
