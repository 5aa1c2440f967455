import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ObjectStore } from './object-store.ts';

/** Files of this machine. */
export function createFolderStore(): ObjectStore {
  /** Fills a file beside the wanted one and renames it, so that a reader never sees a part. */
  const place = async (path: string, fill: (temporary: string) => Promise<unknown>) => {
    const temporary = `${path}.${randomUUID()}.part`;
    await mkdir(dirname(path), { recursive: true });
    await fill(temporary);
    await rename(temporary, path);
  };
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
    upload: (path, address) => place(address, (temporary) => copyFile(path, temporary)),
    remove: (address) => rm(address, { force: true }),
  };
}

function noneIfAbsent(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
