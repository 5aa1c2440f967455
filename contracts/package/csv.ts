import csv from './csv.json' with { type: 'json' };

/**
 * CSV as Flowi reads it: profile, training, requests and batches alike, held to `fixtures/csv`.
 *
 * - Text is UTF-8; a byte order mark before it is skipped.
 * - Lines end in LF, or in CRLF, as the first one does; the last one may lack its end. A line end within quotes is text.
 * - The first line that is not empty names the columns and chooses the separator: the one of comma, semicolon and tab that it holds
 *   most often outside quotes, the first of these when several do, a comma when none does. Rows of a request that come without
 *   names are separated by commas.
 * - A field that begins with a quote ends with one, right before the separator or the line end; within, a quote is written twice. In
 *   a field that begins with anything else a quote is text, as in `5" pipe`; spaces before a quote are refused.
 * - Every row is as wide as the header. Empty lines are skipped; in a table of one column each stands for a missing value.
 * - A decimal point is a point: `1,5` is text in training, and refused where a model takes a number. `missing.ts` says which cells
 *   mean "no value".
 */
export const CSV_SEPARATORS: readonly string[] = csv.separators;

/** The first line of a CSV file. */
export interface CsvHeader {
  readonly names: readonly string[];
  readonly separator: string;
  readonly lineEnd: '\n' | '\r\n';
  /** Its number, from 1. */
  readonly line: number;
  /** Offset of its first byte, behind byte order mark and empty lines. */
  readonly start: number;
  /** Offset of the first byte behind its line end. */
  readonly end: number;
}

const [LINE_FEED, CARRIAGE_RETURN] = [0x0a, 0x0d];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Reads the header from the first bytes of a file.
 *
 * @param whole nothing follows these bytes
 * @returns null when the header is not in these bytes, or not whole
 */
export function readCsvHeader(bytes: Uint8Array, whole: boolean): CsvHeader | null {
  const { start, line } = skipEmptyLines(bytes);
  const found = bytes.indexOf(LINE_FEED, start);
  if (start >= bytes.length || (found < 0 && !whole)) return null;
  const next = found < 0 ? bytes.length : found;
  const crlf = found > start && bytes[found - 1] === CARRIAGE_RETURN;
  const text = new TextDecoder().decode(bytes.subarray(start, crlf ? next - 1 : next));
  const separator = csvSeparator(text);
  const end = found < 0 ? next : next + 1;
  return { names: csvFields(text, separator), separator, lineEnd: crlf ? '\r\n' : '\n', line, start, end };
}

function skipEmptyLines(bytes: Uint8Array): { start: number; line: number } {
  let start = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? BYTE_ORDER_MARK.length : 0;
  let line = 1;
  for (; bytes[start] === LINE_FEED || bytes[start] === CARRIAGE_RETURN; start += 1)
    if (bytes[start] === LINE_FEED) line += 1;
  return { start, line };
}

/** The separator that a first line chooses. */
export function csvSeparator(line: string): string {
  const outside = line.replaceAll(/"[^"]*"?/g, '');
  const counts = CSV_SEPARATORS.map((mark) => outside.split(mark).length - 1);
  return CSV_SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** The fields of one line, quotes taken off. */
export function csvFields(line: string, separator: string): string[] {
  const fields: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const quoted = /^"((?:[^"]|"")*)"?/.exec(line.slice(at));
    const from = at + (quoted?.[0].length ?? 0);
    const found = line.indexOf(separator, from);
    const end = found < 0 ? line.length : found;
    fields.push((quoted?.[1]?.replaceAll('""', '"') ?? '') + line.slice(from, end));
    at = end + 1;
  }
  return fields;
}
