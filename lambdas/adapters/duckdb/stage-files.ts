import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DataFormat } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { CsvHeader } from '@flowi/contracts/package';
import { sayProblem } from '@flowi/contracts/sayings';
import type { TableFile } from '../../ports/table-profiler.ts';
import { CsvScanner } from './csv-scanner.ts';
import { dataFault } from './data-fault.ts';
import { JsonLinesScanner } from './jsonl-scanner.ts';

/** What fits the /tmp of the function together with what is made of it. */
const LARGEST_BYTES = 4_500_000_000;

export interface StagedTable {
  readonly files: readonly StagedFile[];
  readonly digest: string;
}

export interface StagedFile {
  readonly path: string;
  /** Of a CSV file. */
  readonly header: CsvHeader | null;
}

interface Scanner {
  push(chunk: Buffer): void;
  end(): { readonly header: CsvHeader | null };
}

export type OpenObject = (key: string) => Promise<Readable>;

/** Copies the files of a table to a folder, looking at every byte on the way. Files are taken in the order of their names. */
export async function stageFiles(
  open: OpenObject,
  folder: string,
  files: readonly TableFile[],
  format: DataFormat,
): Promise<StagedTable> {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > LARGEST_BYTES) {
    throw new FlowiError('invalid_data', sayProblem('dataset.too_large_to_profile', { bytes, most: LARGEST_BYTES }));
  }
  const total = createHash('sha256');
  const staged: StagedFile[] = [];
  for (const [index, file] of [...files].sort((a, b) => (a.name < b.name ? -1 : 1)).entries()) {
    const target = path.join(folder, `part-${index}.${format}`);
    const { digest, header } = await stageFile(await open(file.key), target, file, format);
    total.update(digest);
    refuseOtherColumns(staged[0]?.header ?? null, header, file.name);
    staged.push({ path: target, header });
  }
  return { files: staged, digest: `sha256:${total.digest('hex')}` };
}

async function stageFile(
  source: Readable,
  target: string,
  file: TableFile,
  format: DataFormat,
): Promise<{ digest: Buffer; header: CsvHeader | null }> {
  const hash = createHash('sha256');
  const scanner = scannerOf(file.name, format);
  await pipeline(
    source,
    async function* look(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        scanner?.push(chunk);
        yield chunk;
      }
    },
    createWriteStream(target),
  );
  const end = scanner?.end();
  return { digest: hash.digest(), header: end?.header ?? null };
}

/** Parquet carries its own checks. */
function scannerOf(name: string, format: DataFormat): Scanner | null {
  if (format === 'csv') return new CsvScanner(name);
  return format === 'jsonl' ? new JsonLinesScanner(name) : null;
}

/** Files of one table may differ in separator and line end, not in columns. */
function refuseOtherColumns(first: CsvHeader | null, next: CsvHeader | null, file: string): void {
  if (first === null || next === null || first.names.join('\n') === next.names.join('\n')) return;
  throw dataFault(file, sayProblem('file.other_columns', { columns: next.names, before: first.names }), 1);
}
