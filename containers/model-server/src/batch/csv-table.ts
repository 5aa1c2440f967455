import { createReadStream } from 'node:fs';
import { FlowiError } from '@flowi/contracts/errors';
import { type CsvFault, type CsvHeader, CsvScan } from '@flowi/contracts/package';
import { sayProblem } from '@flowi/contracts/sayings';
import { list, literal } from './sql.ts';

const PIECE_BYTES = 1 << 20;

/**
 * A CSV file as a table expression of texts: its first line holds the names. The engine guesses nothing, and is given only what it
 * reads as everybody else does (contracts/package/csv.ts).
 *
 * @throws FlowiError `invalid_data` for a file without usable names, or naming the first line that breaks the rules
 */
export async function csvTable(path: string): Promise<string> {
  const { names, separator, line } = await readHeader(path);
  const [twice] = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new FlowiError('invalid_data', `${path} has the column ${twice} twice; names must differ`);
  if (names.some((name) => name.trim() === ''))
    throw new FlowiError('invalid_data', `${path} has a column without a name in its first line: ${names.join(', ')}`);
  const columns = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  return `read_csv(${list([literal(path)])}, auto_detect = false, skip = ${line - 1}, header = true, delim = ${literal(separator)}, quote = '"', escape = '"', columns = {${columns}})`;
}

async function readHeader(path: string): Promise<CsvHeader> {
  const scan = new CsvScan();
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) refuse(path, scan.push(piece));
  refuse(path, scan.end());
  if (scan.header) return scan.header;
  throw new FlowiError('invalid_data', `${path} is empty; its first line must hold the names of the columns`);
}

function refuse(path: string, fault: CsvFault | null): void {
  if (fault === null) return;
  const { reason: rule, message: problem, fields = null, line } = fault;
  const because = sayProblem('file.rule', { rule, problem, fields }).said;
  throw new FlowiError('invalid_data', sayProblem('batch.file_fault', { file: path, line, problem, because }));
}
