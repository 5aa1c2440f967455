import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from '../base/files.ts';
import { processIdentity } from './identity.ts';

const ownerSchema = z.object({ pid: z.int(), identity: z.string() });

/** Who runs the instance of a state folder. */
export type Owner = z.infer<typeof ownerSchema>;

const lockFile = (runFolder: string) => join(runFolder, 'owner.json');

/** The living owner of a state folder, or null. */
export function livingOwner(runFolder: string): Owner | null {
  const owner = readJson(lockFile(runFolder), ownerSchema);
  return owner !== null && processIdentity(owner.pid) === owner.identity ? owner : null;
}

/** Become the owner. Returns the one who was faster, or null when the folder is ours now. */
export function takeOwnership(runFolder: string): Owner | null {
  const file = lockFile(runFolder);
  const mine = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) ?? '' });
  for (;;) {
    try {
      const descriptor = openSync(file, 'wx', 0o600);
      writeSync(descriptor, mine);
      closeSync(descriptor);
      return null;
    } catch {
      const owner = livingOwner(runFolder);
      if (owner !== null) return owner;
      rmSync(file, { force: true });
    }
  }
}

/** Give the folder up. */
export function releaseOwnership(runFolder: string): void {
  rmSync(lockFile(runFolder), { force: true });
}
