import { isUtf8 } from 'node:buffer';
import { FlowiError } from '@flowi/contracts/errors';
import { CsvError, parse } from 'csv-parse/sync';
import { ALLOWED, type RawValue, TEXT_CELLS, UNREADABLE } from './cells.ts';
import { ProblemList, shortened } from './input-error.ts';
import type { RowEncoder } from './row-encoder.ts';
import { checkRowCount, type DecodedRows } from './rows.ts';

/** Whether the first line holds names; `unknown` = look whether it does. */
export type CsvHeader = 'present' | 'absent' | 'unknown';
export type CsvDecoder = (body: Buffer, header: CsvHeader) => DecodedRows;

/** Compiles the reader of CSV bodies. With names the columns may come in any order; without, in the contract's. Empty cells are missing. */
export function compileCsv(encoder: RowEncoder, rowLimit: number): CsvDecoder {
  const { columns } = encoder.contract;
  const cells = columns.map((column) => ({ ...column, parse: TEXT_CELLS[column.type] }));
  const names = columns.map((column) => column.name);
  const readCells = (line: readonly string[], row: number, order: readonly number[], problems: ProblemList) => {
    for (const [index, { name, type, parse: parseCell }] of cells.entries()) {
      const given = line[order[index] ?? index] ?? '';
      const value = parseCell(given);
      if (value !== UNREADABLE) values[index] = value;
      else problems.add({ row, column: name, given: shortened(given), allowed: ALLOWED[type] });
    }
  };
  const values: RawValue[] = new Array(names.length).fill(null);
  return (body, header) => {
    const { order, rows } = readHeader(readLines(body, names.length), header, names);
    checkRowCount(rows.length, rowLimit);
    const matrix = new Float32Array(rows.length * encoder.width);
    const problems = new ProblemList();
    for (const [row, line] of rows.entries()) {
      if (problems.full) break;
      if (line.length === order.length) {
        readCells(line, row, order, problems);
        encoder.encode(values, matrix, row * encoder.width);
      } else {
        const allowed = `${order.length}: ${names.join(', ')}`;
        problems.add({ row, column: null, given: `${line.length} values`, allowed });
      }
    }
    problems.throwIfAny();
    return { matrix, rows: rows.length };
  };
}

/** Tells whether the first line holds names, and where each column lies. */
function readHeader(
  lines: string[][],
  header: CsvHeader,
  names: readonly string[],
): { order: number[]; rows: string[][] } {
  const first = lines[0] ?? [];
  // A cell that bears the name of a column is taken for a heading, so that a heading with a mistake is reported as one.
  const named = header === 'present' || (header === 'unknown' && first.some((cell) => names.includes(cell)));
  return named
    ? { order: headerOrder(first, names), rows: lines.slice(1) }
    : { order: names.map((_, index) => index), rows: lines };
}

function readLines(body: Buffer, width: number): string[][] {
  if (!isUtf8(body)) throw new FlowiError('invalid_request', 'The body is not UTF-8 text; send CSV in UTF-8');
  try {
    // With one column an empty line is a row whose value is missing.
    return parse(body, { bom: true, relax_column_count: true, skip_empty_lines: width > 1 });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FlowiError('invalid_request', `The body is not CSV (RFC 4180, commas): ${error.message}`, {
      cause: error,
    });
  }
}

/** Position of each column of the contract in the lines of the body. */
function headerOrder(header: readonly string[], names: readonly string[]): number[] {
  const problems = new ProblemList();
  for (const name of names.filter((wanted) => !header.includes(wanted))) {
    problems.add({ row: null, column: name, given: 'no such column', allowed: `all of ${names.join(', ')}` });
  }
  for (const [index, name] of header.entries()) {
    const twice = header.indexOf(name) !== index;
    if (twice || !names.includes(name)) {
      problems.add({
        row: null,
        column: name,
        given: twice ? 'the column twice' : 'an extra column',
        allowed: `only ${names.join(', ')}`,
      });
    }
  }
  problems.throwIfAny();
  return names.map((name) => header.indexOf(name));
}
