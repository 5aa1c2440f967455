/**
 * Rows a second, input columns and predictions written: the model server's batch command against scikit-learn's predict on pandas. Ours is timed as a
 * whole process; of the peer only reading, predicting and writing count.
 *
 * Usage: node bench/batch.ts [rows, default 2000000] [rounds, default 3] [parquet or csv, default parquet]
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { benchData, bundledServer, peerPython, peerScript } from './lib/peers.ts';
import { spread } from './lib/spread.ts';

const [rows = 2_000_000, rounds = 3] = process.argv.slice(2).map(Number);
const DATA = benchData(rows);
const FORMAT = process.argv[4] === 'csv' ? 'csv' : 'parquet';
const SOURCE = join(DATA, `table.${FORMAT}`);

interface Measured {
  readonly seconds: number;
  readonly rows: number;
  /** Rows predicted as yes: equal for both, or the comparison is void. */
  readonly yes: number;
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
  const started = performance.now();
  execFileSync('node', [main, 'batch'], {
    env: { ...process.env, FLOWI_ML_ROOT: root, FLOWI_TEMP: root },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const seconds = (performance.now() - started) / 1000;
  const sql = `SELECT count(*)::INTEGER, count(*) FILTER (prediction = 'yes')::INTEGER FROM read_${FORMAT}('${destination}/part-*.${FORMAT}')`;
  const [counted = []] = (await duckdb.runAndReadAll(sql)).getRowsJson();
  return { seconds, rows: Number(counted[0]), yes: Number(counted[1]) };
}

function theirs(model: string): Measured {
  const target = join(DATA, `peer-${model}.${FORMAT}`);
  const output = execFileSync(peerPython(), [peerScript('sklearn_batch.py'), join(DATA, model), SOURCE, target], {
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

const duckdb = await (await DuckDBInstance.create(':memory:')).connect();
if (!existsSync(SOURCE))
  await duckdb.run(`COPY (FROM read_parquet('${join(DATA, 'table.parquet')}')) TO '${SOURCE}' (HEADER true)`);
const main = bundledServer();
for (const model of ['linear', 'forest']) {
  const pairs: [Measured, Measured][] = [];
  for (let round = 0; round < rounds; round += 1) pairs.push([await ours(model, main), theirs(model)]);
  for (const [a, b] of pairs) {
    // A tie between the classes may fall either way in float32.
    if (a.rows !== rows || b.rows !== rows || Math.abs(a.yes - b.yes) > rows * 1e-5) {
      throw new Error(`answers differ: ${JSON.stringify([a, b])}`);
    }
  }
  console.log(`\n${model}: ${rows.toLocaleString('en')} rows x 20 numbers, ${FORMAT}, ${rounds} rounds`);
  console.log(
    `  Flowi batch: ${spread(
      pairs.map(([a]) => rows / a.seconds),
      0,
    )} rows/s`,
  );
  console.log(
    `  scikit-learn on pandas: ${spread(
      pairs.map(([, b]) => rows / b.seconds),
      0,
    )} rows/s`,
  );
  console.log(
    `  ratio: ${spread(
      pairs.map(([a, b]) => b.seconds / a.seconds),
      1,
    )}`,
  );
}
