import { isUtf8 } from 'node:buffer';
import { sayProblem } from '@flowi/contracts/sayings';
import { dataFault } from './data-fault.ts';

const LINE_FEED = 0x0a;
const CONTINUATION = 0b1000_0000;
const LONGEST_CHARACTER = 4;

/** Looks at a text file as it streams by: it is UTF-8, holds no NUL bytes and is not empty. Counts lines for the messages. */
export class TextScanner {
  readonly file: string;
  #line = 1;
  #tail: Uint8Array = new Uint8Array();
  #bytes = 0;

  constructor(file: string) {
    this.file = file;
  }

  /** @throws FlowiError invalid_data */
  push(chunk: Buffer): void {
    if (this.#bytes === 0) this.#refuseUtf16(chunk);
    this.#bytes += chunk.length;
    const nul = chunk.indexOf(0);
    if (nul >= 0) throw dataFault(this.file, sayProblem('file.nul_byte', {}), this.#lineOf(chunk, nul));
    this.#checkUtf8(chunk);
    this.#line += countLines(chunk, chunk.length);
  }

  end(): void {
    if (this.#bytes === 0) throw dataFault(this.file, sayProblem('file.empty', {}));
    if (this.#tail.length > 0) throw this.#notUtf8(this.#line);
  }

  #refuseUtf16(chunk: Buffer): void {
    const mark = chunk.subarray(0, 2).toString('hex');
    if (mark === 'fffe' || mark === 'feff') throw dataFault(this.file, sayProblem('file.utf16', {}), 1);
  }

  /** Characters may be cut by the end of a chunk; the rest of one is looked at with the next chunk. */
  #checkUtf8(chunk: Buffer): void {
    const whole = this.#tail.length > 0 ? Buffer.concat([this.#tail, chunk]) : chunk;
    const cut = whole.length - unfinished(whole);
    const text = whole.subarray(0, cut);
    if (!isUtf8(text)) throw this.#notUtf8(this.#line + firstBadLine(text));
    this.#tail = Uint8Array.from(whole.subarray(cut));
  }

  #notUtf8(line: number) {
    return dataFault(this.file, sayProblem('file.not_utf8', {}), line);
  }

  #lineOf(chunk: Buffer, place: number): number {
    return this.#line + countLines(chunk, place);
  }
}

/** Bytes at the end that begin a character without finishing it. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(LONGEST_CHARACTER - 1, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < CONTINUATION) return 0;
    if (byte >= 0b1100_0000) return back < lengthOf(byte) ? back : 0;
  }
  return 0;
}

function lengthOf(lead: number): number {
  if (lead >= 0b1111_0000) return 4;
  return lead >= 0b1110_0000 ? 3 : 2;
}

function firstBadLine(text: Buffer): number {
  let line = 0;
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf(LINE_FEED, start);
    const end = found < 0 ? text.length : found + 1;
    if (!isUtf8(text.subarray(start, end))) return line;
    line += 1;
    start = end;
  }
  return line;
}

function countLines(chunk: Buffer, end: number): number {
  let count = 0;
  for (let at = chunk.indexOf(LINE_FEED); at >= 0 && at < end; at = chunk.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}
