import { type CsvHeader, readCsvHeader } from './csv.ts';
import { CsvChecker, type CsvFault } from './csv-checker.ts';

const LARGEST_HEADER = 1_000_000;

/** Reads the header of a CSV file and checks all of it, as its bytes stream by. */
export class CsvScan {
  #head = new Uint8Array();
  #header: CsvHeader | null = null;
  #checker: CsvChecker | null = null;

  /** Null until it has been seen; of an empty file for ever. */
  get header(): CsvHeader | null {
    return this.#header;
  }

  /** Rows below the header, so far. */
  get rows(): number {
    return this.#checker?.rows ?? 0;
  }

  /** @returns the first fault, behind which nothing more is to be pushed */
  push(bytes: Uint8Array): CsvFault | null {
    return this.#checker ? this.#checker.push(bytes) : this.#readHeader(bytes, false);
  }

  /** Behind the last byte. */
  end(): CsvFault | null {
    const fault = this.#checker ? null : this.#readHeader(new Uint8Array(), true);
    return fault ?? this.#checker?.end() ?? null;
  }

  #readHeader(bytes: Uint8Array, whole: boolean): CsvFault | null {
    const head = new Uint8Array(this.#head.length + bytes.length);
    head.set(this.#head);
    head.set(bytes, this.#head.length);
    this.#header = readCsvHeader(head, whole);
    if (this.#header === null) {
      this.#head = head;
      if (head.length <= LARGEST_HEADER) return null;
      const message = `has no line end within its first ${LARGEST_HEADER} bytes; is it CSV? The first line names the columns`;
      return { line: 1, reason: 'long_header', message };
    }
    this.#head = new Uint8Array();
    this.#checker = new CsvChecker(this.#header);
    return this.#checker.push(head.subarray(this.#header.start));
  }
}
