import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { modelContractSchema } from '@flowi/contracts/package';
import { loadOnnxSession } from '../../containers/model-server/src/inference/onnxruntime-session.ts';

const BATCH = 2_048;

/** Rows a second that the model server's session scores from memory, nothing read or written: one session a core, as a batch job has. */
export async function graphAlone(folder: string, rows: number): Promise<number> {
  const threads = availableParallelism();
  const share = Math.ceil(rows / threads);
  const seconds = await Promise.all(Array.from({ length: threads }, () => measure(folder, share)));
  return (share * threads) / Math.max(...seconds);
}

function measure(folder: string, rows: number): Promise<number> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { folder, rows } });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Seconds for this many rows; all differ, since equal ones take the same way through every tree. */
async function scoreRows(folder: string, rows: number): Promise<number> {
  const contract = modelContractSchema.parse(JSON.parse(readFileSync(join(folder, 'contract.json'), 'utf8')));
  const session = await loadOnnxSession(join(folder, 'model.onnx'), contract);
  const width = contract.features.length;
  const matrix = Float32Array.from({ length: 50 * BATCH * width }, () => 4 * Math.random() - 2);
  const started = performance.now();
  for (let done = 0; done < rows; done += BATCH) {
    const at = (done * width) % matrix.length;
    await session.run(matrix.subarray(at, at + BATCH * width), BATCH, false);
  }
  return (performance.now() - started) / 1000;
}

if (!isMainThread && parentPort) {
  const { folder, rows }: { folder: string; rows: number } = workerData;
  parentPort.postMessage(await scoreRows(folder, rows));
}
