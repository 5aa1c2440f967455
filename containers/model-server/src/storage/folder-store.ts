import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ObjectStore, PreparedObject } from './object-store.ts';

/** Files of this machine. */
export function createFolderStore(): ObjectStore {
  /** Fills a file beside the wanted one, to be renamed, so that a reader never sees a part. */
  const prepare = async (path: string, fill: (temporary: string) => Promise<unknown>): Promise<PreparedObject> => {
    const temporary = `${path}.${randomUUID()}.part`;
    await mkdir(dirname(path), { recursive: true });
    const discard = () => rm(temporary, { force: true });
    const orDiscard = async (step: Promise<unknown>) => {
      await step.catch(async (error: unknown) => {
        await discard();
        throw error;
      });
    };
    await orDiscard(fill(temporary));
    return { commit: () => orDiscard(rename(temporary, path)), discard };
  };
  const place = async (path: string, fill: (temporary: string) => Promise<unknown>) =>
    (await prepare(path, fill)).commit();
  return {
    async list(prefix) {
      const entries = await readdir(prefix, { recursive: true, withFileTypes: true }).catch(noneIfAbsent);
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
    },
    read: (address) => readFile(address),
    write: (address, body) => place(address, (temporary) => writeFile(temporary, body)),
    download: async (address, path) => {
      if (resolve(address) !== resolve(path)) await place(path, (temporary) => copyFile(address, temporary));
    },
    prepare: (path, address) => prepare(address, (temporary) => copyFile(path, temporary)),
    remove: (address) => rm(address, { force: true }),
  };
}

function noneIfAbsent(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
