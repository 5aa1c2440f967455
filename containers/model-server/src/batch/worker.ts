import { parentPort, workerData } from 'node:worker_threads';
import { asFlowiError } from '../http/reply.ts';
import type { Unit, WorkerReply, WorkerRequest, WorkerSettings } from './unit.ts';
import { createUnitProcessor } from './unit-processor.ts';

/** A thread of the batch command: answers each unit it is sent with what became of it, and ends itself when told to. */
const settings: WorkerSettings = workerData;
const processor = createUnitProcessor(settings);
// The failure is answered to the first unit; it must not end the thread before.
processor.catch(() => undefined);

parentPort?.on('message', async (unit: WorkerRequest) => {
  if (unit !== null) return parentPort?.postMessage(await answer(unit));
  await processor.then(({ close }) => close()).catch(() => undefined);
  process.exit();
});

async function answer(unit: Unit): Promise<WorkerReply> {
  try {
    return { ok: true, result: await (await processor).process(unit) };
  } catch (error) {
    const { code, message } = asFlowiError(error);
    const detail =
      error instanceof Error && code === 'internal'
        ? `Rows ${unit.from} to ${unit.to} of ${unit.path}: ${error.message}`
        : message;
    return { ok: false, code, message: detail, stack: error instanceof Error ? error.stack : undefined };
  }
}
