import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, LIST, listValue, VARCHAR } from '@duckdb/node-api';
import { MISSING_TEXTS, type ModelContract, type RawColumn, SPACES } from '@flowi/contracts/package';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TEXT_CELLS, UNREADABLE } from '../codecs/cells.ts';
import { compileRowEncoder } from '../codecs/row-encoder.ts';
import { temporaryFolder } from '../testing/fixtures.ts';
import { openDuckDb } from './open-duckdb.ts';
import { RowReader } from './row-reader.ts';

let duckdb: DuckDBConnection;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(() => duckdb.closeSync());

const ODD = [
  '1_000',
  '-nan',
  '+NaN',
  'inf',
  '-Infinity',
  '0x1F',
  '1e400',
  '1e-400',
  '3e38',
  '4e38',
  '1.',
  '.5',
  '+7',
  '--1',
  '1e',
  '1,5',
  '007',
];
const TRUTHS = ['true', 'True', 'TRUE', '1', 'false', 'False', 'FALSE', '0', 'yes', 'tRue'];
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

/** A model of columns of one type; text columns know the given categories. */
function contractOf(columns: number, type: RawColumn['type'], values: readonly string[] = []): ModelContract {
  const names = Array.from({ length: columns }, (_, index) => `f${index}`);
  return {
    schemaVersion: 1,
    task: 'regression',
    target: 'y',
    columns: names.map((name) => ({ name, type, nullable: true })),
    prepare: [],
    features: names.map((column) =>
      type === 'string'
        ? { kind: 'category', column, vocabulary: { values: [...values], other: false } }
        : { kind: 'number', column },
    ),
    outputs: { label: null, code: null, scores: null, value: 'value' },
    classes: null,
    scores: null,
  };
}

/** Reads a Parquet file of texts, as CSV becomes one. @returns the matrix's rows; null for a row that cannot be read */
async function readAll(contract: ModelContract, path: string, rows: number, engine: DuckDBConnection) {
  const source = contract.columns.map(({ name }) => ({ name, type: 'VARCHAR' }));
  const encoder = compileRowEncoder(contract);
  const given: (number[] | null)[] = [];
  for await (const chunk of new RowReader(encoder, source, true).read(engine, { index: 0, path, from: 0, to: rows })) {
    let at = 0;
    for (const unreadable of chunk.unreadable) {
      given.push(unreadable === 0 ? [...chunk.matrix.subarray(at, at + encoder.width)] : null);
      if (unreadable === 0) at += encoder.width;
    }
  }
  return given;
}

test.each(['number', 'boolean', 'string'] as const)(
  'cells of a %s column mean in a batch what they mean in a request',
  async (type) => {
    const path = join(await temporaryFolder(), 'cells.parquet');
    await fc.assert(
      fc.asyncProperty(cells, async (texts) => {
        await duckdb.run(
          `COPY (SELECT unnest($1) AS f0) TO '${path}' (FORMAT parquet)`,
          [listValue(texts)],
          [LIST(VARCHAR)],
        );
        const contract = contractOf(1, type, [...new Set(texts)]);
        const encoder = compileRowEncoder(contract);
        const expected = texts.map((text) => {
          const value = TEXT_CELLS[type](text);
          if (value === UNREADABLE) return null;
          const row = new Float32Array(1);
          encoder.encode([value], row, 0);
          return [...row];
        });

        expect(await readAll(contract, path, texts.length, duckdb)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  },
);

test('a row that several columns make unreadable names the first of them', async () => {
  const path = join(await temporaryFolder(), 'rows.parquet');
  const rows = `('1', '2', '3'), ('1e39', 'tall', '3'), ('1', 'tall', '1e39'), ('NA', ' 5 ', NULL)`;
  await duckdb.run(`COPY (SELECT * FROM (VALUES ${rows}) given(f0, f1, f2)) TO '${path}' (FORMAT parquet)`);
  const contract = contractOf(3, 'number');
  const source = contract.columns.map(({ name }) => ({ name, type: 'VARCHAR' }));
  const reader = new RowReader(compileRowEncoder(contract), source, true);

  for await (const chunk of reader.read(duckdb, { index: 0, path, from: 0, to: 4 })) {
    expect([...chunk.unreadable]).toEqual([0, 1, 2, 0]);
    expect([...chunk.matrix.subarray(0, 6)]).toEqual([1, 2, 3, Number.NaN, 5, Number.NaN]);
  }
});

test.each(['number', 'boolean', 'string'] as const)(
  'many %s columns that came as text are read in little memory',
  async (type) => {
    const [rows, columns] = [20_000, 60];
    const folder = await temporaryFolder();
    const path = join(folder, 'wide.parquet');
    const texts = Array.from(
      { length: columns },
      (_, index) => `CASE WHEN (i + ${index}) % 7 = 0 THEN ' NA' ELSE '1' END`,
    );
    const selection = texts.map((text, index) => `${text} AS f${index}`).join(', ');
    await duckdb.run(
      `COPY (SELECT ${selection} FROM range(${rows}) rows(i)) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 4096)`,
    );
    const engine = await openDuckDb({
      threads: 1,
      memoryMegabytes: 64,
      folders: [folder],
      spill: join(folder, 'spill'),
    });

    const read = await readAll(contractOf(columns, type, ['1']), path, rows, await engine.connect());

    engine.close();
    const missing = type === 'string' ? -1 : Number.NaN;
    const seen = type === 'string' ? 0 : 1;
    expect(read.length).toBe(rows);
    expect(read[rows - 1]).toEqual(texts.map((_, index) => ((rows - 1 + index) % 7 === 0 ? missing : seen)));
  },
);
