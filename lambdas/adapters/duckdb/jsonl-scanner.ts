import { sayProblem } from '@flowi/contracts/sayings';
import { dataFault } from './data-fault.ts';
import { TextScanner } from './text-scanner.ts';

const LINE_FEED = 0x0a;
const LONGEST_LINE = 16 * 1024 * 1024;

/** Looks at a JSON lines file as it streams by: every line is one JSON object. */
export class JsonLinesScanner {
  readonly #text: TextScanner;
  readonly #file: string;
  #rest: Buffer = Buffer.alloc(0);
  #line = 0;
  #rows = 0;

  constructor(file: string) {
    this.#file = file;
    this.#text = new TextScanner(file);
  }

  /** @throws FlowiError invalid_data */
  push(chunk: Buffer): void {
    this.#text.push(chunk);
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED, start); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      this.#check(bytes.subarray(start, end));
      start = end + 1;
    }
    this.#rest = Buffer.from(bytes.subarray(start));
    if (this.#rest.length > LONGEST_LINE)
      throw dataFault(this.#file, sayProblem('file.long_line', { most: LONGEST_LINE }), this.#line + 1);
  }

  end(): { header: null; rows: number } {
    this.#text.end();
    this.#check(this.#rest);
    if (this.#rows === 0) throw dataFault(this.#file, sayProblem('file.no_objects', {}));
    return { header: null, rows: this.#rows };
  }

  #check(bytes: Buffer): void {
    this.#line += 1;
    const text = bytes.toString('utf8').trim();
    if (text === '') return;
    this.#rows += 1;
    if (!isObject(parse(text))) throw dataFault(this.#file, sayProblem('file.no_object', {}), this.#line);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
