import { isUtf8 } from 'node:buffer';
import { FlowiError } from '@flowi/contracts/errors';
import { ALLOWED, JSON_CELLS, type RawValue, UNREADABLE } from './cells.ts';
import { ProblemList, shortened } from './input-error.ts';
import type { RowEncoder } from './row-encoder.ts';
import { checkRowCount, type DecodedRows } from './rows.ts';

/** Reads rows that are JSON values: arrays in column order, or records. */
export type JsonRowsDecoder = (rows: readonly unknown[]) => DecodedRows;

/** A JSON object as it was parsed. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** @throws FlowiError `invalid_request` when the body is no JSON */
export function parseJsonBody(body: Buffer): unknown {
  if (!isUtf8(body)) throw new FlowiError('invalid_request', 'The body is not UTF-8 text; send JSON in UTF-8');
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'cannot be parsed';
    throw new FlowiError('invalid_request', `The body is not JSON: ${reason}`, { cause: error });
  }
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Compiles the reader of JSON rows from the contract. Rows of one request may be arrays or records, not checked to be of one kind. */
export function compileJsonRows(encoder: RowEncoder, rowLimit: number): JsonRowsDecoder {
  const { columns } = encoder.contract;
  const cells = columns.map((column, index) => ({ ...column, index, parse: JSON_CELLS[column.type] }));
  const names = new Set(columns.map((column) => column.name));
  const values: RawValue[] = new Array(columns.length).fill(null);

  const readRecord = (record: JsonObject): boolean => {
    for (const { name, index, parse } of cells) {
      const value = parse(record[name]);
      if (value === UNREADABLE) return false;
      values[index] = value;
    }
    return Object.keys(record).length === cells.length;
  };
  const readArray = (row: readonly unknown[]): boolean => {
    for (const { index, parse } of cells) {
      const value = parse(row[index]);
      if (value === UNREADABLE) return false;
      values[index] = value;
    }
    return row.length === cells.length;
  };

  return (rows) => {
    checkRowCount(rows.length, rowLimit);
    const matrix = new Float32Array(rows.length * encoder.width);
    const problems = new ProblemList();
    for (let index = 0; index < rows.length && !problems.full; index += 1) {
      const row = rows[index];
      const readable = Array.isArray(row) ? readArray(row) : isJsonObject(row) && readRecord(row);
      if (readable) encoder.encode(values, matrix, index * encoder.width);
      else explain(row, index, { cells, names, problems });
    }
    problems.throwIfAny();
    return { matrix, rows: rows.length };
  };
}

interface Explanation {
  readonly cells: readonly {
    name: string;
    index: number;
    type: keyof typeof ALLOWED;
    parse: (given: unknown) => unknown;
  }[];
  readonly names: ReadonlySet<string>;
  readonly problems: ProblemList;
}

/** Looks at a row a second time, to say all that is wrong with it. */
function explain(row: unknown, index: number, explanation: Explanation): void {
  if (Array.isArray(row)) explainArray(row, index, explanation);
  else if (isJsonObject(row)) explainRecord(row, index, explanation);
  else {
    const allowed = 'a record or an array of values';
    explanation.problems.add({ row: index, column: null, given: shortened(row), allowed });
  }
}

function explainArray(row: readonly unknown[], index: number, { cells, names, problems }: Explanation): void {
  if (row.length !== cells.length) {
    const allowed = `${cells.length} values: ${[...names].join(', ')}`;
    problems.add({ row: index, column: null, given: `${row.length} values`, allowed });
    return;
  }
  for (const { name, index: position, type, parse } of cells) {
    const given = row[position];
    if (parse(given) === UNREADABLE)
      problems.add({ row: index, column: name, given: shortened(given), allowed: ALLOWED[type] });
  }
}

function explainRecord(row: JsonObject, index: number, { cells, names, problems }: Explanation): void {
  for (const { name, type, parse } of cells) {
    const given = row[name];
    if (!Object.hasOwn(row, name))
      problems.add({ row: index, column: name, given: 'no such column', allowed: ALLOWED[type] });
    else if (parse(given) === UNREADABLE)
      problems.add({ row: index, column: name, given: shortened(given), allowed: ALLOWED[type] });
  }
  for (const name of Object.keys(row).filter((key) => !names.has(key))) {
    problems.add({ row: index, column: name, given: 'an extra column', allowed: `only ${[...names].join(', ')}` });
  }
}
