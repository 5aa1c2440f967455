/**
 * Rows a second, input columns and predictions written: the model server's batch command against scikit-learn's predict on pandas. Ours is timed as a
 * whole process; of the peer only reading, predicting and writing count. Then what bounds both: the graph from memory, and the file copied by
 * the engine without a model.
 *
 * Usage: node bench/batch.ts [rows, default 2000000] [rounds, default 3] [parquet or csv, default parquet]
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { graphAlone } from './lib/graph-alone.ts';
import { benchData, bundledServer, peerPython, peerScript } from './lib/peers.ts';
import { childrenProcessorSeconds } from './lib/processor-time.ts';
import { spread } from './lib/spread.ts';

const [rows = 2_000_000, rounds = 3] = process.argv.slice(2).map(Number);
const DATA = benchData(rows);
const FORMAT = process.argv[4] === 'csv' ? 'csv' : 'parquet';
const SOURCE = join(DATA, `table.${FORMAT}`);
/** Rows that are scored from memory. */
const IN_MEMORY = Math.min(rows, 500_000);

interface Measured {
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly rows: number;
  /** Rows predicted as yes: equal for both, or the comparison is void. */
  readonly yes: number;
}

interface MeasuredPeer extends Measured {
  /** Seconds of each part. */
  readonly read: number;
  readonly predict: number;
  readonly write: number;
}

async function ours(model: string, main: string): Promise<Measured> {
  const root = join(DATA, `batch-${model}`);
  const destination = join(root, 'out');
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'input/data/job'), { recursive: true });
  symlinkSync(join(DATA, model), join(root, 'input/data/model'));
  const job = {
    schemaVersion: 1,
    kind: 'batch',
    step: 'score',
    projectId: 'bench',
    batchJobId: model,
    attempt: 1,
    sourceUris: [SOURCE],
    format: FORMAT,
    destinationUri: destination,
    outputFormat: FORMAT,
    outputUri: join(root, 'job'),
    modelChannel: 'model',
  };
  writeFileSync(join(root, 'input/data/job/job.json'), JSON.stringify(job));
  const [started, processor] = [performance.now(), childrenProcessorSeconds() ?? Number.NaN];
  execFileSync('node', [main, 'batch'], {
    env: { ...process.env, FLOWI_ML_ROOT: root, FLOWI_TEMP: root },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const seconds = (performance.now() - started) / 1000;
  const processorSeconds = (childrenProcessorSeconds() ?? Number.NaN) - processor;
  const sql = `SELECT count(*)::INTEGER, count(*) FILTER (prediction = 'yes')::INTEGER FROM read_${FORMAT}('${destination}/part-*.${FORMAT}')`;
  const [counted = []] = (await duckdb.runAndReadAll(sql)).getRowsJson();
  return { seconds, processorSeconds, rows: Number(counted[0]), yes: Number(counted[1]) };
}

function theirs(model: string): MeasuredPeer {
  const target = join(DATA, `peer-${model}.${FORMAT}`);
  const output = execFileSync(peerPython(), [peerScript('sklearn_batch.py'), join(DATA, model), SOURCE, target], {
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

/** Rows a second that the engine reads and writes, with all cores and no model. */
async function copyAlone(): Promise<number> {
  const form = FORMAT === 'csv' ? 'FORMAT csv' : 'FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1';
  const started = performance.now();
  await duckdb.run(`COPY (FROM '${SOURCE}') TO '${join(DATA, `copied.${FORMAT}`)}' (${form})`);
  return (rows * 1000) / (performance.now() - started);
}

function print(what: string, values: readonly number[], digits: number, unit = ''): void {
  console.log(`  ${what}: ${spread(values, digits)}${unit}`);
}

const duckdb = await (await DuckDBInstance.create(':memory:')).connect();
if (!existsSync(SOURCE))
  await duckdb.run(`COPY (FROM read_parquet('${join(DATA, 'table.parquet')}')) TO '${SOURCE}' (HEADER true)`);
const main = bundledServer();
for (const model of ['linear', 'forest']) {
  const measured: { flowi: Measured; peer: MeasuredPeer; graph: number; copy: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    measured.push({
      flowi: await ours(model, main),
      peer: theirs(model),
      graph: await graphAlone(join(DATA, model), IN_MEMORY),
      copy: await copyAlone(),
    });
  }
  for (const { flowi, peer } of measured) {
    // A tie between the classes may fall either way in float32.
    if (flowi.rows !== rows || peer.rows !== rows || Math.abs(flowi.yes - peer.yes) > rows * 1e-5)
      throw new Error(`answers differ: ${JSON.stringify([flowi, peer])}`);
  }
  const each = (pick: (round: (typeof measured)[number]) => number) => measured.map(pick);
  console.log(`\n${model}: ${rows.toLocaleString('en')} rows x 20 numbers, ${FORMAT}, ${rounds} rounds`);
  print(
    'Flowi batch',
    each(({ flowi }) => rows / flowi.seconds),
    0,
    ' rows/s',
  );
  print(
    'scikit-learn on pandas',
    each(({ peer }) => rows / peer.seconds),
    0,
    ' rows/s',
  );
  print(
    'ratio',
    each(({ flowi, peer }) => peer.seconds / flowi.seconds),
    1,
  );
  print(
    'ratio of processor time',
    each(({ flowi, peer }) => peer.processorSeconds / flowi.processorSeconds),
    1,
  );
  print(
    'scikit-learn, reading',
    each(({ peer }) => peer.read),
    2,
    ' s',
  );
  print(
    'scikit-learn, predicting',
    each(({ peer }) => peer.predict),
    2,
    ' s',
  );
  print(
    'scikit-learn, writing',
    each(({ peer }) => peer.write),
    2,
    ' s',
  );
  print(
    'bound: our graph from memory',
    each(({ graph }) => graph),
    0,
    ' rows/s',
  );
  print(
    'bound: scikit-learn from memory',
    each(({ peer }) => rows / peer.predict),
    0,
    ' rows/s',
  );
  print(
    'bound: the file copied by DuckDB, no model',
    each(({ copy }) => copy),
    0,
    ' rows/s',
  );
}
