import type { CsvHeader } from './csv.ts';

/** What is wrong with a CSV file, and where. */
export interface CsvFault {
  /** From 1; of a row of several lines, its first. */
  readonly line: number;
  readonly reason: 'ragged_row' | 'quoting' | 'line_end' | 'long_header';
  /** What was given, what is allowed and what to do, to follow the name of the file and the line. */
  readonly message: string;
  /** ragged_row: fields of the row, and of the header. */
  readonly fields?: { readonly given: number; readonly expected: number };
}

const [LINE_FEED, CARRIAGE_RETURN, SPACE, QUOTE] = [0x0a, 0x0d, 0x20, 0x22];
/** Where in a field the last byte left us; the last three end the reading. */
const [START, SPACES, PLAIN, QUOTED, CLOSED, RETURNED] = [0, 1, 2, 3, 4, 5];
const [BAD_OPENING, BAD_CLOSING, BAD_END] = [6, 7, 8];

/** State after a byte, by state before: any other byte, then separator, LINE_FEED, CARRIAGE_RETURN, QUOTE, SPACE. */
const RULES = [
  [PLAIN, START, START, RETURNED, QUOTED, SPACES],
  [PLAIN, START, START, RETURNED, BAD_OPENING, SPACES],
  [PLAIN, START, START, RETURNED, PLAIN, PLAIN],
  [QUOTED, QUOTED, QUOTED, QUOTED, CLOSED, QUOTED],
  [BAD_CLOSING, START, START, RETURNED, QUOTED, BAD_CLOSING],
  [BAD_END, BAD_END, START, BAD_END, BAD_END, BAD_END],
] as const;

/** The rules by state x 256 + byte, so that a byte costs one look-up. */
function tableOf(separator: number): Uint8Array {
  const table = new Uint8Array(RULES.length * 256);
  for (const [state, [other, ...special]] of RULES.entries()) {
    table.fill(other, state * 256, (state + 1) * 256);
    for (const [index, byte] of [separator, LINE_FEED, CARRIAGE_RETURN, QUOTE, SPACE].entries())
      table[state * 256 + byte] = special[index] ?? other;
  }
  return table;
}

/**
 * Holds the bytes of a CSV file to the rules of `csv.ts` as they stream by. Engines read what breaks them each in its own way, most
 * without a word: rows are joined behind an open quote, or a field too many is dropped.
 */
export class CsvChecker {
  readonly #header: CsvHeader;
  readonly #table: Uint8Array;
  readonly #width: number | null;
  #state = START;
  #line: number;
  #rowLine: number;
  /** Bytes of the current row that came with earlier pushes. */
  #rowBytes = 0;
  #fields = 1;
  #rows = -1;

  /**
   * The bytes pushed begin at the start of the header.
   *
   * @param width fields of a row; null when somebody else counts them
   */
  constructor(header: CsvHeader, width: number | null = header.names.length) {
    this.#header = header;
    this.#width = width;
    this.#line = header.line;
    this.#rowLine = header.line;
    this.#table = tableOf(header.separator.charCodeAt(0));
  }

  /** Rows below the header, so far. */
  get rows(): number {
    return Math.max(0, this.#rows);
  }

  /** Looks at the next bytes. @returns the first fault, behind which nothing more is to be pushed */
  push(bytes: Uint8Array): CsvFault | null {
    const table = this.#table;
    let state = this.#state;
    let rowStart = -this.#rowBytes;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      const before = state;
      state = table[state * 256 + byte] ?? BAD_END;
      if (byte !== LINE_FEED && state > START && state < BAD_OPENING) continue;
      const fault = byte === LINE_FEED ? this.#lineFeed(before, state, at - rowStart) : this.#endField(state);
      if (fault) return fault;
      if (byte === LINE_FEED && state === START) rowStart = at + 1;
    }
    this.#state = state;
    this.#rowBytes = bytes.length - rowStart;
    return null;
  }

  /** Behind the last byte. */
  end(): CsvFault | null {
    if (this.#state === QUOTED) return this.#openQuote();
    if (this.#state === RETURNED) return this.#wrongLineEnd();
    return this.#rowBytes > 0 ? this.#endRow() : null;
  }

  #endField(state: number): CsvFault | null {
    if (state === START) {
      this.#fields += 1;
      return null;
    }
    if (state === BAD_END) return this.#wrongLineEnd();
    const message =
      state === BAD_OPENING
        ? 'has spaces before a quote; take them away, or quote the whole field'
        : 'goes on behind a quote that closes a field; write quotes within a field twice';
    return this.#fault(this.#line, 'quoting', message);
  }

  /** @param bytes of the row before this line feed */
  #lineFeed(before: number, state: number, bytes: number): CsvFault | null {
    const returned = before === RETURNED;
    if (state === START && returned !== (this.#header.lineEnd === '\r\n')) return this.#wrongLineEnd();
    this.#line += 1;
    if (state === QUOTED) return this.#rows < 0 ? this.#openQuote() : null;
    const empty = bytes === (returned ? 1 : 0);
    const fault = empty && this.#width !== 1 ? null : this.#endRow();
    this.#rowLine = this.#line;
    return fault;
  }

  #endRow(): CsvFault | null {
    const [given, expected] = [this.#fields, this.#width ?? this.#fields];
    this.#fields = 1;
    this.#rows += 1;
    if (given === expected) return null;
    const fields = `has ${given} field${given === 1 ? '' : 's'}; the header has ${expected}`;
    const fault = this.#fault(this.#rowLine, 'ragged_row', `${fields}. Quote fields that hold the separator`);
    return { ...fault, fields: { given, expected } };
  }

  #openQuote(): CsvFault {
    return this.#fault(
      this.#rowLine,
      'quoting',
      'opens a quote that is never closed (names of columns stay within the first line); close it, or write quotes within a field twice',
    );
  }

  #wrongLineEnd(): CsvFault {
    const expected = this.#header.lineEnd === '\n' ? 'LF' : 'CRLF';
    const message = `does not end in ${expected} as the first line does; save the file with one kind of line end, LF or CRLF`;
    return this.#fault(this.#line, 'line_end', message);
  }

  #fault(line: number, reason: CsvFault['reason'], message: string): CsvFault {
    return { line, reason, message };
  }
}
