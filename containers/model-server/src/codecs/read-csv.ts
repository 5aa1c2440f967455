import { isUtf8 } from 'node:buffer';
import { FlowiError } from '@flowi/contracts/errors';
import { CsvChecker, type CsvHeader, readCsvHeader } from '@flowi/contracts/package';
import { parse } from 'csv-parse/sync';

/** Whether the first line holds names; `unknown` = look whether it does. */
export type CsvNames = 'present' | 'absent' | 'unknown';

export interface CsvLines {
  /** Null when the rows come without. */
  readonly names: readonly string[] | null;
  /** Cells as they are; rows may differ in width. */
  readonly rows: readonly (readonly string[])[];
}

const [QUOTE, CARRIAGE_RETURN] = [0x22, 0x0d];

/**
 * Cuts a body into cells by the rules of contracts/package/csv.ts.
 *
 * @param columns of the model; with one, an empty line is a row whose value is missing
 * @throws FlowiError `invalid_request` naming the line
 */
export function readCsv(body: Buffer, given: CsvNames, columns: readonly string[]): CsvLines {
  if (!isUtf8(body)) throw new FlowiError('invalid_request', 'The body is not UTF-8 text; send CSV in UTF-8');
  const first = readCsvHeader(body, true);
  // A cell that bears the name of a column is taken for a heading, so that a heading with a mistake is reported as one.
  const named = given === 'present' || (given === 'unknown' && first?.names.some((cell) => columns.includes(cell)));
  if (first === null) return { names: named ? [] : null, rows: cutLines(body, ',', '\n', columns.length) };
  const header = named ? first : { ...first, separator: ',' };
  refuseFaults(body, header);
  const lines = named ? body.subarray(header.end) : body;
  return {
    names: named ? header.names : null,
    rows: cutLines(lines, header.separator, header.lineEnd, columns.length),
  };
}

/** Without a quote and a carriage return there is one way to read a body. */
function refuseFaults(body: Buffer, header: CsvHeader): void {
  if (!body.includes(QUOTE) && !body.includes(CARRIAGE_RETURN)) return;
  const checker = new CsvChecker(header, null);
  const fault = checker.push(body.subarray(header.start)) ?? checker.end();
  if (fault) throw new FlowiError('invalid_request', `Line ${fault.line} of the body ${fault.message}`);
}

function cutLines(body: Buffer, delimiter: string, lineEnd: string, width: number): string[][] {
  return parse(body, {
    bom: true,
    delimiter,
    record_delimiter: lineEnd,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: width > 1,
  });
}
