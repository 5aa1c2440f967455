import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { loadOnnxSession } from '../inference/onnxruntime-session.ts';
import type { InferenceSession } from '../inference/session.ts';
import { compileSettler, type Settler } from '../inference/settle.ts';
import { type ModelPackage, readModelPackage } from '../model-package.ts';
import { createWindowCounter, type WindowCounter } from '../monitoring/window-counter.ts';
import { openDuckDb } from './open-duckdb.ts';
import { PartWriter } from './part-writer.ts';
import { RowReader } from './row-reader.ts';
import type { Unit, UnitResult, WorkerSettings } from './unit.ts';

/** Counts or scores units, one after the other, with an engine and a session of its own. */
export interface UnitProcessor {
  process(unit: Unit): Promise<UnitResult>;
  /** Breaks off the unit that is being processed, waits until no native call is under way, and lets go of the engine. */
  close(): Promise<void>;
}

interface Tools {
  readonly model: ModelPackage;
  readonly counter: WindowCounter;
  readonly reader: RowReader;
  readonly input: DuckDBConnection;
  /** Looked at between native calls. */
  readonly stop: AbortSignal;
}

interface ScoreTools extends Tools {
  readonly session: InferenceSession;
  readonly settler: Settler;
  readonly writer: PartWriter;
}

export async function createUnitProcessor(settings: WorkerSettings): Promise<UnitProcessor> {
  const model = await readModelPackage(settings.modelFolder, settings.packageDigest);
  const engine = await openDuckDb({
    threads: 1,
    memoryMegabytes: settings.memoryMegabytes,
    folders: [...settings.sourceFolders, settings.workFolder],
    spill: join(settings.workFolder, `spill-${randomUUID()}`),
  });
  const [input, output] = [await engine.connect(), await engine.connect()];
  const stopping = new AbortController();
  const tools: Tools = {
    model,
    counter: createWindowCounter(model.contract, model.reference),
    reader: new RowReader(model.encoder, settings.columns, settings.textSource),
    input,
    stop: stopping.signal,
  };
  const work =
    settings.step === 'count'
      ? (unit: Unit) => countUnit(tools, unit)
      : await createScorer(tools, new PartWriter(output, model.contract, settings), settings);
  let current: Promise<unknown> = Promise.resolve();
  const process = (unit: Unit) => {
    const result = work(unit);
    current = result.catch(() => undefined);
    return result;
  };
  const close = async () => {
    stopping.abort();
    for (const connection of [input, output]) connection.interrupt();
    await current;
    for (const connection of [input, output]) connection.closeSync();
    engine.close();
  };
  return { process, close };
}

async function createScorer(tools: Tools, writer: PartWriter, settings: WorkerSettings) {
  const { contract, modelPath } = tools.model;
  const session = await loadOnnxSession(modelPath, contract);
  const settler = compileSettler(contract);
  return (unit: Unit) => scoreUnit({ ...tools, session, settler, writer }, unit, settings);
}

async function countUnit({ stop, ...tools }: Tools, unit: Unit): Promise<UnitResult> {
  const started = new Date();
  let rows = 0;
  for await (const chunk of tools.reader.read(tools.input, unit)) {
    stop.throwIfAborted();
    tools.counter.addRows(chunk.matrix, chunk.readable);
    tools.counter.addRefused(chunk.rows - chunk.readable);
    rows += chunk.rows;
  }
  return { index: unit.index, rows, answered: 0, counts: takeCounts(tools, unit, started), part: null };
}

async function scoreUnit({ stop, ...tools }: ScoreTools, unit: Unit, settings: WorkerSettings): Promise<UnitResult> {
  const { counter, session, settler, writer } = tools;
  const started = new Date();
  let [rows, answered] = [0, 0];
  await writer.begin();
  for await (const chunk of tools.reader.read(tools.input, unit)) {
    stop.throwIfAborted();
    counter.addRows(chunk.matrix, chunk.readable);
    counter.addRefused(chunk.rows - chunk.readable);
    const matrix = chunk.matrix.subarray(0, chunk.readable * tools.model.encoder.width);
    const raw = chunk.readable > 0 ? await session.run(matrix, chunk.readable, writer.withScores) : null;
    const output = raw && settler.settle(matrix, raw);
    if (output) counter.addPredictions(output);
    answered += writer.add(chunk, output);
    rows += chunk.rows;
  }
  stop.throwIfAborted();
  const part = join(settings.workFolder, partName(unit.index, settings.outputFormat));
  await writer.finish(unit, part);
  return { index: unit.index, rows, answered, counts: takeCounts(tools, unit, started), part };
}

/** Part files in the order of the source. */
export function partName(index: number, format: WorkerSettings['outputFormat']): string {
  return `part-${String(index).padStart(5, '0')}.${format}`;
}

function takeCounts({ counter, model }: Pick<Tools, 'counter' | 'model'>, unit: Unit, from: Date) {
  const counts = counter.read({ windowId: `unit-${unit.index}`, packageDigest: model.digest, from, to: new Date() });
  counter.clear();
  return counts;
}
