import { createReadStream } from 'node:fs';
import { FlowiError } from '@flowi/contracts/errors';
import { CsvError, parse } from 'csv-parse';
import { list, literal } from './sql.ts';

/**
 * A CSV file as a table expression of texts: its first line holds the names. Nothing is guessed, so that a broken line is reported
 * with its number.
 *
 * @throws FlowiError `invalid_data` for a file without usable names
 */
export async function csvTable(path: string): Promise<string> {
  const names = await readHeader(path);
  const [twice] = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new FlowiError('invalid_data', `${path} has the column ${twice} twice; names must differ`);
  if (names.includes(''))
    throw new FlowiError('invalid_data', `${path} has a column without a name in its first line: ${names.join(', ')}`);
  const columns = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  return `read_csv(${list([literal(path)])}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${columns}})`;
}

async function readHeader(path: string): Promise<string[]> {
  const stream = createReadStream(path, 'utf8');
  const parser = stream.pipe(parse({ bom: true, to: 1 }));
  stream.once('error', (error) => parser.destroy(error));
  try {
    for await (const record of parser) {
      if (Array.isArray(record)) return record.map(String);
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new FlowiError('invalid_data', `The first line of ${path} cannot be read: ${error.message}`, {
        cause: error,
      });
    throw error;
  } finally {
    stream.destroy();
  }
  throw new FlowiError('invalid_data', `${path} is empty; its first line must hold the names of the columns`);
}
