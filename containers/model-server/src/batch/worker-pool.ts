import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ERROR_CODES, FlowiError } from '@flowi/contracts/errors';
import type { Unit, UnitResult, WorkerReply, WorkerSettings } from './unit.ts';

/** Beside this file, in the source as in the bundle. */
const WORKER = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

/**
 * Runs all units on some threads; each takes the next one when it is done. Ends all threads before it returns or throws.
 *
 * @param onResult called for each unit as it is done; awaited, so that its failure ends the job
 * @param signal ends the job with its reason
 */
export async function runUnits(
  units: readonly Unit[],
  threads: number,
  settings: WorkerSettings,
  onResult: (result: UnitResult) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const queue = [...units];
  const workers = Array.from({ length: Math.min(threads, units.length) }, () => new UnitWorker(settings));
  const work = async (worker: UnitWorker) => {
    for (let unit = queue.shift(); unit; unit = queue.shift()) await onResult(await worker.process(unit));
  };
  try {
    await Promise.race([Promise.all(workers.map(work)), aborted]);
  } finally {
    queue.length = 0;
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

/** A thread of its own. */
class UnitWorker {
  readonly #thread: Worker;
  readonly #exited: Promise<void>;
  /** Rejects when the thread ends, with why. */
  readonly #ended: Promise<never>;

  constructor(settings: WorkerSettings) {
    this.#thread = new Worker(WORKER, { workerData: settings });
    this.#exited = new Promise((resolve) => this.#thread.once('exit', () => resolve()));
    this.#ended = new Promise((_resolve, reject) => {
      this.#thread.on('error', reject).on('exit', (code) => reject(new Error(`exit code ${code}`)));
    });
    // Asked about only while a unit is processed; the end that was asked for is no failure.
    this.#ended.catch(() => undefined);
  }

  /** One unit at a time. @throws FlowiError why it could not be processed */
  async process(unit: Unit): Promise<UnitResult> {
    this.#thread.postMessage(unit);
    const [reply] = await Promise.race([once(this.#thread, 'message'), this.#ended]).catch((cause) => {
      throw new FlowiError('internal', `A batch worker died at rows ${unit.from} to ${unit.to} of ${unit.path}`, {
        cause,
      });
    });
    return resultOf(reply);
  }

  /**
   * Ends the thread when it has let go of its engine. To terminate it from here would end the whole process: a native call that comes
   * back to a thread that is no more cannot throw, and aborts.
   */
  async stop(): Promise<void> {
    this.#thread.postMessage(null);
    await this.#exited;
  }
}

function resultOf(reply: WorkerReply): UnitResult {
  if (reply.ok) return reply.result;
  const code = ERROR_CODES.find((known) => known === reply.code) ?? 'internal';
  throw new FlowiError(code, reply.message, { details: { workerStack: reply.stack } });
}
