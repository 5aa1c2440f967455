import { ALLOWED, type RawValue, TEXT_CELLS, UNREADABLE } from './cells.ts';
import { ProblemList, shortened } from './input-error.ts';
import { type CsvNames, readCsv } from './read-csv.ts';
import type { RowEncoder } from './row-encoder.ts';
import { checkRowCount, type DecodedRows } from './rows.ts';

export type CsvDecoder = (body: Buffer, header: CsvNames) => DecodedRows;

/** Compiles the reader of CSV bodies. With names the columns may come in any order; without, in the contract's, separated by commas. */
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
    const lines = readCsv(body, header, names);
    const order = lines.names ? headerOrder(lines.names, names) : names.map((_, index) => index);
    const { rows } = lines;
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

/** Position of each column of the contract in the lines of the body. */
function headerOrder(header: readonly string[], names: readonly string[]): number[] {
  const problems = new ProblemList();
  for (const name of names.filter((wanted) => !header.includes(wanted))) {
    problems.add({ row: null, column: name, given: 'no such column', allowed: `all of ${names.join(', ')}` });
  }
  for (const [index, name] of header.entries()) {
    if (problems.full) break;
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
