import { join } from 'node:path';
import { z } from 'zod';
import { readJson, replaceJson } from '../base/files.ts';
import { groupExists, processIdentity, signalGroup } from './identity.ts';

const entrySchema = z.object({ name: z.string(), pid: z.int(), identity: z.string() });
const tableSchema = z.object({ children: z.array(entrySchema) });
type Entry = z.infer<typeof entrySchema>;

/** The children of this instance, on disk, so that a start after a crash finds what was left running. */
export class ProcessTable {
  readonly #file: string;
  #children: Entry[];

  constructor(folder: string) {
    this.#file = join(folder, 'processes.json');
    this.#children = readJson(this.#file, tableSchema)?.children ?? [];
  }

  /** Note a child that was started. */
  add(name: string, pid: number): void {
    this.#children.push({ name, pid, identity: processIdentity(pid) ?? '' });
    this.#write();
  }

  /** Forget a child that ended. */
  remove(pid: number): void {
    this.#children = this.#children.filter((child) => child.pid !== pid);
    this.#write();
  }

  /** Kill what an earlier owner left running. Returns the names of what was found. */
  endOrphans(): string[] {
    const found = this.#children.filter(isStillOurs);
    for (const child of found) signalGroup(child.pid, 'SIGKILL');
    this.#children = [];
    this.#write();
    return found.map((child) => child.name);
  }

  #write(): void {
    replaceJson(this.#file, { children: this.#children });
  }
}

function isStillOurs(child: Entry): boolean {
  const identity = processIdentity(child.pid);
  if (identity !== null) return identity === child.identity;
  // The leader is gone but members may live; their group number cannot have been given away.
  return groupExists(child.pid);
}
