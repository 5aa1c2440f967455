import { type CsvFault, type CsvHeader, CsvScan } from '@flowi/contracts/package';
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
    if (header === null) throw dataFault(this.#file, 'is empty; the first line names the columns, rows follow.');
    this.#checkNames(header.names);
    if (rows === 0) throw dataFault(this.#file, `holds a header of ${header.names.length} columns but no rows.`, 1);
    return { header, rows };
  }

  #refuse(fault: CsvFault | null): void {
    if (fault) throw dataFault(this.#file, `${fault.message}.`, fault.line);
  }

  #checkNames(names: readonly string[]): void {
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
  }
}
