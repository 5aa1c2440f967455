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
}

interface Tools {
  readonly model: ModelPackage;
  readonly counter: WindowCounter;
  readonly reader: RowReader;
  readonly input: DuckDBConnection;
}

export async function createUnitProcessor(settings: WorkerSettings): Promise<UnitProcessor> {
  const model = await readModelPackage(settings.modelFolder, settings.packageDigest);
  const engine = await openDuckDb({
    threads: 1,
    memoryMegabytes: settings.memoryMegabytes,
    folders: [...settings.sourceFolders, settings.workFolder],
    spill: join(settings.workFolder, `spill-${randomUUID()}`),
  });
  const counter = createWindowCounter(model.contract, model.reference);
  const tools = {
    model,
    counter,
    reader: new RowReader(model.encoder, settings.columns, settings.textSource),
    input: await engine.connect(),
  };
  if (settings.step === 'count') return { process: (unit) => countUnit(tools, unit) };
  const session = await loadOnnxSession(model.modelPath, model.contract);
  const writer = new PartWriter(await engine.connect(), model.contract, settings);
  const settler = compileSettler(model.contract);
  return { process: (unit) => scoreUnit({ ...tools, session, settler, writer }, unit, settings) };
}

async function countUnit(tools: Tools, unit: Unit): Promise<UnitResult> {
  const started = new Date();
  let rows = 0;
  for await (const chunk of tools.reader.read(tools.input, unit)) {
    tools.counter.addRows(chunk.matrix, chunk.readable);
    tools.counter.addRefused(chunk.rows - chunk.readable);
    rows += chunk.rows;
  }
  return { index: unit.index, rows, answered: 0, counts: takeCounts(tools, unit, started), part: null };
}

async function scoreUnit(
  tools: Tools & { session: InferenceSession; settler: Settler; writer: PartWriter },
  unit: Unit,
  settings: WorkerSettings,
): Promise<UnitResult> {
  const { counter, session, settler, writer } = tools;
  const started = new Date();
  let [rows, answered] = [0, 0];
  await writer.begin();
  for await (const chunk of tools.reader.read(tools.input, unit)) {
    counter.addRows(chunk.matrix, chunk.readable);
    counter.addRefused(chunk.rows - chunk.readable);
    const matrix = chunk.matrix.subarray(0, chunk.readable * tools.model.encoder.width);
    const raw = chunk.readable > 0 ? await session.run(matrix, chunk.readable, writer.withScores) : null;
    const output = raw && settler.settle(matrix, raw);
    if (output) counter.addPredictions(output);
    answered += writer.add(chunk, output);
    rows += chunk.rows;
  }
  const part = join(settings.workFolder, partName(unit.index, settings.outputFormat));
  await writer.finish(unit, part);
  return { index: unit.index, rows, answered, counts: takeCounts(tools, unit, started), part };
}

/** Part files in the order of the source. */
export function partName(index: number, format: WorkerSettings['outputFormat']): string {
  return `part-${String(index).padStart(5, '0')}.${format}`;
}

function takeCounts({ counter, model }: Tools, unit: Unit, from: Date) {
  const counts = counter.read({ windowId: `unit-${unit.index}`, packageDigest: model.digest, from, to: new Date() });
  counter.clear();
  return counts;
}
