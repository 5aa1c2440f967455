import { type CsvFault, type CsvHeader, CsvScan } from '@flowi/contracts/package';
import { sayProblem } from '@flowi/contracts/sayings';
import { dataFault } from './data-fault.ts';
import { TextScanner } from './text-scanner.ts';

const MOST_COLUMNS = 2_000;

/** Looks at a CSV file as it streams by: it is text, keeps the rules of contracts/package/csv.ts, and its names are unique. */
export class CsvScanner {
  readonly #text: TextScanner;
  readonly #scan = new CsvScan();
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
    this.#text = new TextScanner(file);
  }

  /** @throws FlowiError invalid_data */
  push(chunk: Buffer): void {
    this.#text.push(chunk);
    this.#refuse(this.#scan.push(chunk));
  }

  end(): { header: CsvHeader; rows: number } {
    this.#text.end();
    this.#refuse(this.#scan.end());
    const { header, rows } = this.#scan;
    if (header === null) throw dataFault(this.#file, sayProblem('file.empty', {}));
    this.#checkNames(header.names);
    if (rows === 0) throw dataFault(this.#file, sayProblem('file.no_rows', { columns: header.names.length }), 1);
    return { header, rows };
  }

  #refuse(fault: CsvFault | null): void {
    if (fault === null) return;
    const { reason: rule, message: problem, fields = null, line } = fault;
    throw dataFault(this.#file, sayProblem('file.rule', { rule, problem, fields }), line);
  }

  #checkNames(names: readonly string[]): void {
    if (names.length > MOST_COLUMNS)
      throw dataFault(
        this.#file,
        sayProblem('file.too_many_columns', { columns: names.length, most: MOST_COLUMNS }),
        1,
      );
    const seen = new Set<string>();
    for (const [index, name] of names.entries()) {
      if (name.trim() === '')
        throw dataFault(this.#file, sayProblem('file.unnamed_column', { position: index + 1 }), 1);
      if (seen.has(name)) throw dataFault(this.#file, sayProblem('file.column_twice', { column: name }), 1);
      seen.add(name);
    }
  }
}
