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
  const workers = Array.from(
    { length: Math.min(threads, units.length) },
    () => new Worker(WORKER, { workerData: settings }),
  );
  const work = async (worker: Worker) => {
    for (let unit = queue.shift(); unit; unit = queue.shift()) await onResult(await ask(worker, unit));
  };
  try {
    await Promise.race([Promise.all(workers.map(work)), aborted]);
  } finally {
    queue.length = 0;
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function ask(worker: Worker, unit: Unit): Promise<UnitResult> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      end();
    };
    const onMessage = (reply: WorkerReply) => settle(() => (reply.ok ? resolve(reply.result) : reject(failure(reply))));
    const onError = (error: unknown) =>
      settle(() =>
        reject(
          new FlowiError('internal', `A batch worker died at rows ${unit.from} to ${unit.to} of ${unit.path}`, {
            cause: error,
          }),
        ),
      );
    const onExit = (code: number) => onError(new Error(`exit code ${code}`));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(unit);
  });
}

function failure(reply: Extract<WorkerReply, { ok: false }>): FlowiError {
  const code = ERROR_CODES.find((known) => known === reply.code) ?? 'internal';
  return new FlowiError(code, reply.message, { details: { workerStack: reply.stack } });
}
