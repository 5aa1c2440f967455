import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ManagedJob, managedJobSchema } from '@flowi/contracts/events';
import { z } from 'zod';
import { readJson, replaceJson } from '../base/files.ts';

const entrySchema = z.object({ job: managedJobSchema, done: z.boolean() });

/** Whether a job is new, was seen before, or belongs to an attempt that a later one replaced. */
export type Standing = 'new' | 'repeated' | 'outdated';

const KEPT_MS = 7 * 86_400_000;

/** The jobs that were accepted, on disk: what a crash cut off is found there, and late attempts are fenced by it. */
export class JobLedger {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Where a job stands against what was accepted before. */
  standingOf(job: ManagedJob): Standing {
    const known = this.#latest(job.jobId)?.job.attempt ?? 0;
    if (job.attempt < known) return 'outdated';
    return job.attempt === known ? 'repeated' : 'new';
  }

  /** Whether no later attempt of the job was accepted. */
  isCurrent(job: ManagedJob): boolean {
    return (this.#latest(job.jobId)?.job.attempt ?? job.attempt) === job.attempt;
  }

  accept(job: ManagedJob): void {
    replaceJson(this.#fileOf(job.jobId), { job, done: false });
  }

  /** Note that a job was reported; a later attempt's entry is left alone. */
  finish(job: ManagedJob): void {
    if (this.isCurrent(job)) replaceJson(this.#fileOf(job.jobId), { job, done: true });
  }

  /** Jobs that were accepted and never reported. Old entries are removed on the way. */
  unfinished(): ManagedJob[] {
    const found: ManagedJob[] = [];
    for (const name of readdirSync(this.#folder).filter((file) => file.endsWith('.json'))) {
      const file = join(this.#folder, name);
      const entry = readJson(file, entrySchema);
      if (entry !== null && !entry.done) found.push(entry.job);
      else if (statSync(file).mtimeMs < Date.now() - KEPT_MS) rmSync(file);
    }
    return found;
  }

  #latest(jobId: string) {
    return readJson(this.#fileOf(jobId), entrySchema);
  }

  #fileOf(jobId: string): string {
    return join(this.#folder, `${encodeURIComponent(jobId)}.json`);
  }
}
