import { dataFault } from './data-fault.ts';
import { TextScanner } from './text-scanner.ts';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SEPARATORS = [',', ';', '\t'] as const;
const BYTE_ORDER_MARK = '\ufeff';
const LARGEST_HEADER = 1_000_000;
const MOST_COLUMNS = 2_000;

export interface CsvHeader {
  readonly names: readonly string[];
  readonly separator: (typeof SEPARATORS)[number];
}

/**
 * Looks at a CSV file as it streams by, byte for byte: every row is as wide as the header, quotes are closed, names are unique. The
 * separator is the first of comma, semicolon and tab that the header holds, as in the trainer's reader.
 */
export class CsvScanner {
  readonly #text: TextScanner;
  readonly #file: string;
  #head = '';
  #header: CsvHeader | null = null;
  #separator = 0;
  #line = 1;
  #rowLine = 1;
  #fields = 1;
  #rowBytes = 0;
  #quoted = false;
  #fieldStart = true;
  #rows = 0;

  constructor(file: string) {
    this.#file = file;
    this.#text = new TextScanner(file);
  }

  /** @throws FlowiError invalid_data */
  push(chunk: Buffer): void {
    this.#text.push(chunk);
    if (this.#header === null) this.#readHeader(chunk);
    else this.#scan(chunk, 0);
  }

  end(): { header: CsvHeader; rows: number } {
    this.#text.end();
    if (this.#header === null) this.#readHeader(Buffer.from('\n'));
    if (this.#quoted)
      throw dataFault(
        this.#file,
        'opens a quote that is never closed; close it, or double quotes inside a field.',
        this.#rowLine,
      );
    if (this.#rowBytes > 0) this.#endRow();
    const header = this.#header;
    if (header === null) throw dataFault(this.#file, 'is empty; the first line names the columns, rows follow.');
    if (this.#rows === 0)
      throw dataFault(this.#file, `holds a header of ${header.names.length} columns but no rows.`, 1);
    return { header, rows: this.#rows };
  }

  /** Collects the first line, then goes on with what follows it. */
  #readHeader(chunk: Buffer): void {
    this.#head += chunk.toString('latin1');
    const bytes = Buffer.from(this.#head, 'latin1');
    const start = leadingBlankLines(bytes);
    const end = bytes.indexOf(LINE_FEED, start.bytes);
    if (end < 0) {
      if (bytes.length > LARGEST_HEADER)
        throw dataFault(this.#file, `has a first line of more than ${LARGEST_HEADER} bytes; is it CSV?`, 1);
      return;
    }
    const line = bytes.subarray(start.bytes, end).toString('utf8').replace(BYTE_ORDER_MARK, '').replace(/\r$/, '');
    if (line.trim() === '') return;
    const separator = SEPARATORS.find((mark) => line.includes(mark)) ?? ',';
    this.#header = { names: this.#checkNames(splitHeader(line, separator)), separator };
    this.#separator = separator.charCodeAt(0);
    this.#line = start.lines + 2;
    this.#rowLine = this.#line;
    this.#head = '';
    this.#scan(bytes, end + 1);
  }

  #checkNames(names: readonly string[]): readonly string[] {
    if (names.length > MOST_COLUMNS)
      throw dataFault(this.#file, `has ${names.length} columns; at most ${MOST_COLUMNS} are allowed.`, 1);
    const seen = new Set<string>();
    for (const [index, name] of names.entries()) {
      if (name.trim() === '')
        throw dataFault(
          this.#file,
          `column ${index + 1} has no name; name it, or write the table without its index.`,
          1,
        );
      if (seen.has(name))
        throw dataFault(this.#file, `column name ${JSON.stringify(name)} is there twice; names must be unique.`, 1);
      seen.add(name);
    }
    return names;
  }

  #scan(chunk: Buffer, from: number): void {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === QUOTE) this.#quote();
      else if (byte === LINE_FEED) this.#lineFeed();
      else if (this.#quoted) this.#rowBytes += 1;
      else if (byte === this.#separator) this.#nextField();
      else if (byte !== CARRIAGE_RETURN) {
        this.#fieldStart = false;
        this.#rowBytes += 1;
      }
    }
  }

  /** Opens a field at its start, closes it anywhere; a second one right after stands for one inside. Elsewhere it is text. */
  #quote(): void {
    if (this.#quoted || this.#fieldStart) {
      this.#quoted = !this.#quoted;
      this.#fieldStart = !this.#quoted;
    }
    this.#rowBytes += 1;
  }

  #lineFeed(): void {
    this.#line += 1;
    if (!this.#quoted) this.#endRow();
  }

  #nextField(): void {
    this.#fields += 1;
    this.#fieldStart = true;
    this.#rowBytes += 1;
  }

  #endRow(): void {
    const expected = this.#header?.names.length ?? 0;
    if (this.#rowBytes > 0) {
      if (this.#fields !== expected) {
        throw dataFault(
          this.#file,
          `has ${this.#fields} field${this.#fields === 1 ? '' : 's'}; the header has ${expected}. Quote fields that hold the separator.`,
          this.#rowLine,
        );
      }
      this.#rows += 1;
    }
    this.#fields = 1;
    this.#rowBytes = 0;
    this.#fieldStart = true;
    this.#rowLine = this.#line;
  }
}

function leadingBlankLines(bytes: Buffer): { bytes: number; lines: number } {
  let at = 0;
  let lines = 0;
  while (bytes[at] === LINE_FEED || bytes[at] === CARRIAGE_RETURN) {
    if (bytes[at] === LINE_FEED) lines += 1;
    at += 1;
  }
  return { bytes: at, lines };
}

/** Fields of one line, quotes taken off. */
function splitHeader(line: string, separator: string): string[] {
  const names: string[] = [];
  let name = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const mark = line[at];
    if (mark === '"' && quoted && line[at + 1] === '"') {
      name += '"';
      at += 1;
    } else if (mark === '"' && (quoted || name === '')) quoted = !quoted;
    else if (mark === separator && !quoted) {
      names.push(name);
      name = '';
    } else name += mark;
  }
  return [...names, name];
}
