import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { batchJobSchema, batchResultSchema, jobReplySchema } from '@flowi/contracts/events';
import { tail } from '../command.ts';
import { runContainer } from '../container.ts';
import { type Channels, layOutMlFolder, readJson, readText } from '../ml-folder.ts';
import type { State } from '../state.ts';
import { IRIS_CSV, IRIS_ROWS } from './iris-job.ts';
import type { Trained } from './train.ts';

const OUTPUT = 'output/data';

/** The channels of a batch job. @param places where the container finds its source, and writes */
export function batchChannels({ folder }: Trained, places: { source: string; output: string }): Channels {
  const job = batchJobSchema.parse({
    schemaVersion: 1,
    kind: 'batch',
    step: 'score',
    projectId: 'project',
    batchJobId: 'batch',
    attempt: 1,
    sourceUris: [places.source],
    format: 'csv',
    destinationUri: `${places.output}/predictions`,
    outputFormat: 'csv',
    outputUri: places.output,
    modelChannel: 'model',
  });
  const files = readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name))]);
  return {
    job: { 'job.json': JSON.stringify(job) },
    model: Object.fromEntries(files),
    source: { 'iris.csv': IRIS_CSV },
  };
}

/** `docker run IMAGE batch` with all inputs staged: as many rows out as in, each with a prediction. */
export async function scoreIris(state: State, image: string, trained: Trained): Promise<void> {
  const places = { source: '/opt/ml/input/data/source/iris.csv', output: `/opt/ml/${OUTPUT}` };
  const ml = layOutMlFolder(path.join(state.scratch, 'batch'), batchChannels(trained, places));

  const { code, stdout, output } = await runContainer(state, { image, command: 'batch', volumes: [`${ml}:/opt/ml`] });

  assert.equal(code, 0, `exit code ${code}\n${tail(output)}`);
  assert.equal(jobReplySchema.parse(JSON.parse(stdout)).ok, true);
  checkScores(path.join(ml, OUTPUT));
}

/** Checks the files of a job that went well. */
export function checkScores(output: string): void {
  const result = batchResultSchema.parse(readJson(output, 'result.json'));
  assert.deepEqual([result.rowsIn, result.rowsOut, result.answered], [IRIS_ROWS, IRIS_ROWS, IRIS_ROWS]);
  const [header, ...rows] = readText(output, 'predictions', 'part-00000.csv').trimEnd().split('\n');
  assert.match(header ?? '', /^sepal_length,.*,species,prediction,/);
  assert.equal(rows.length, IRIS_ROWS);
  assert.ok(rows.every((row) => /,(setosa|versicolor|virginica),(setosa|versicolor|virginica),/.test(row)));
}
