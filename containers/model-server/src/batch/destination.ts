import { FlowiError } from '@flowi/contracts/errors';
import type { BatchJob } from '@flowi/contracts/events';
import { sayProblem } from '@flowi/contracts/sayings';
import { ATTEMPT_FILES, BATCH_FILES } from '@flowi/contracts/storage';
import { below, type ObjectStore, type PreparedObject } from '../storage/object-store.ts';

const OWN_FILE = /^(?:part-\d{5}\.(?:csv|parquet)|manifest\.json)$/;
const AT_ONCE = 8;

/**
 * Where predictions go: a folder of the job alone. Parts are sent as they are made and appear together at the end: a job that fails, is
 * stopped or dies leaves what an earlier attempt wrote. Folders below it are others' and not looked at.
 */
export class Destination {
  readonly #job: BatchJob;
  readonly #store: ObjectStore;
  #prepared = new Map<string, PreparedObject>();
  #closed = false;

  constructor(job: BatchJob, store: ObjectStore) {
    this.#job = job;
    this.#store = store;
  }

  /** Address of a part. */
  uriOf(name: string): string {
    return below(this.#job.destinationUri, name);
  }

  /** Sends a part; it is not seen yet. */
  async add(path: string, name: string): Promise<void> {
    const object = await this.#store.prepare(path, this.uriOf(name));
    if (this.#closed) await object.discard();
    else this.#prepared.set(this.uriOf(name), object);
  }

  /**
   * Lets all parts appear in place of those of an earlier attempt, then the manifest, and the pointer to the job last. Files of other names
   * are left alone.
   *
   * @throws FlowiError `job_failed` when the job was stopped meanwhile; then nothing has changed
   */
  async publish(manifest: object & { readonly rows: number }): Promise<void> {
    await this.#refuseStopped();
    const prefix = `${this.#job.destinationUri.replace(/\/+$/, '')}/`;
    const before = (await this.#store.list(prefix)).filter((address) => OWN_FILE.test(address.slice(prefix.length)));
    const parts = [...this.#prepared];
    const manifestUri = this.uriOf(BATCH_FILES.manifest);
    if (before.includes(manifestUri)) await this.#store.remove(manifestUri);
    try {
      await inGroups(parts, async ([address, object]) => {
        await object.commit();
        this.#prepared.delete(address);
      });
      const stale = before.filter((address) => address !== manifestUri && !parts.some(([own]) => own === address));
      await inGroups(stale, (address) => this.#store.remove(address));
      await this.#store.write(manifestUri, JSON.stringify(manifest));
      await this.#pointTo(manifestUri, manifest.rows);
    } catch (error) {
      const shown = parts.map(([address]) => address).filter((address) => !this.#prepared.has(address));
      await Promise.allSettled([manifestUri, ...shown].map((address) => this.#store.remove(address)));
      throw error;
    }
  }

  async #pointTo(manifestUri: string, rows: number): Promise<void> {
    const { latestUri, batchJobId, attempt, destinationUri } = this.#job;
    if (latestUri === undefined) return;
    const latest = { schemaVersion: 1, batchJobId, attempt, rows, destinationUri, manifestUri };
    await this.#store.write(latestUri, JSON.stringify(latest));
  }

  /** Throws away what was sent and not published, also what is still on its way. Never rejects. */
  async discard(): Promise<void> {
    this.#closed = true;
    const left = [...this.#prepared.values()];
    this.#prepared = new Map();
    await Promise.allSettled(left.map((object) => object.discard()));
  }

  async #refuseStopped(): Promise<void> {
    const { outputUri } = this.#job;
    const marker = below(outputUri, ATTEMPT_FILES.stopped);
    if (!(await this.#store.list(`${outputUri.replace(/\/+$/, '')}/`)).includes(marker)) return;
    throw stopped();
  }
}

/** The error of a job that was told to stop. */
export function stopped(): FlowiError {
  return new FlowiError('job_failed', sayProblem('batch.stopped_before_writing', {}));
}

async function inGroups<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE)
    await Promise.all(items.slice(start, start + AT_ONCE).map(work));
}
