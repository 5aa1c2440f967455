import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { list, literal } from './sql.ts';

export interface DuckDbOptions {
  readonly threads: number;
  readonly memoryMegabytes: number;
  /** Folders it may read and write; nothing else, and no network. */
  readonly folders: readonly string[];
  /** Folder for what does not fit into memory. */
  readonly spill: string;
}

export interface DuckDb {
  connect(): Promise<DuckDBConnection>;
  close(): void;
}

/** Opens an engine of its own in memory that can reach the given folders only. Nothing can change that afterwards. */
export async function openDuckDb({ threads, memoryMegabytes, folders, spill }: DuckDbOptions): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${memoryMegabytes}MB`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await instance.connect();
  await connection.run(`SET temp_directory = ${literal(spill)}`);
  await connection.run(`SET allowed_directories = ${list([...folders, spill].map(literal))}`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  connection.closeSync();
  return { connect: () => instance.connect(), close: () => instance.closeSync() };
}
