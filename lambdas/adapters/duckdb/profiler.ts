import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DataFormat } from '@flowi/contracts/entities';
import { FlowiError, messageOf } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { ProfiledTable, TableFile, TableProfiler } from '../../ports/table-profiler.ts';
import { profileTyped } from './profile-columns.ts';
import { type OpenObject, type StagedTable, stageFiles } from './stage-files.ts';
import { loadTyped } from './typed-table.ts';

const MEMORY = '1800MB';

/** Profiles of tables by DuckDB, on files staged below the temporary folder. */
export class DuckDbProfiler implements TableProfiler {
  readonly #open: OpenObject;

  constructor(open: OpenObject) {
    this.#open = open;
  }

  async profile(files: readonly TableFile[], format: DataFormat): Promise<ProfiledTable> {
    const folder = await mkdtemp(path.join(tmpdir(), 'flowi-profile-'));
    try {
      const table = await stageFiles(this.#open, folder, files, format);
      return { profile: await this.#read(folder, table, format), digest: table.digest };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #read(folder: string, table: StagedTable, format: DataFormat) {
    const instance = await DuckDBInstance.create(path.join(folder, 'table.duckdb'), {
      memory_limit: MEMORY,
      temp_directory: path.join(folder, 'spill'),
      // Extensions are downloaded; everything needed is inside.
      autoinstall_known_extensions: 'false',
      // Each makes work of every column with the others: of tables as wide as are allowed, minutes and all the memory.
      disabled_optimizers: 'in_clause,common_subexpressions',
    });
    const connection = await instance.connect();
    try {
      return await profileTyped(connection, await loadTyped(connection, table, format));
    } catch (error) {
      if (error instanceof FlowiError || !isAboutData(error)) throw error;
      throw new FlowiError(
        'invalid_data',
        sayProblem('dataset.unreadable', { format, reason: firstLines(messageOf(error)) }),
        {
          cause: error,
        },
      );
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }
}

function isAboutData(error: unknown): boolean {
  return (
    /^(Invalid Input|Conversion|IO|Invalid|Binder|Not implemented|Parser)/i.test(messageOf(error)) ||
    /parquet|csv|json/i.test(messageOf(error))
  );
}

function firstLines(message: string): string {
  return message.split('\n').slice(0, 2).join(' ').slice(0, 500);
}
