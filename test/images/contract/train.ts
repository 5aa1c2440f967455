import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { jobReplySchema, trainResultSchema } from '@flowi/contracts/events';
import { PACKAGE_FILES } from '@flowi/contracts/package';
import { tail } from '../command.ts';
import { runContainer } from '../container.ts';
import { layOutMlFolder, readJson, readText } from '../ml-folder.ts';
import type { State } from '../state.ts';
import { irisChannels } from './iris-job.ts';

/** Output of a training job, inside and, below the folder mounted there, outside of the container. */
const OUTPUT = 'output/data';
const TRIALS = 10;

/** What a training job left. */
export interface Trained {
  /** The model package. */
  folder: string;
}

/** Says when and where it was made, and the archive holds it. */
const DIFFERENT_EACH_TIME: readonly string[] = [PACKAGE_FILES.provenance, PACKAGE_FILES.archive];

/** `docker run IMAGE train` with all inputs staged, as SageMaker does it. */
export async function trainIris(state: State, image: string): Promise<Trained> {
  const ml = layOutMlFolder(path.join(state.scratch, 'train'), irisChannels(`file:///opt/ml/${OUTPUT}`));

  const { code, stdout, output } = await runContainer(state, { image, command: 'train', volumes: [`${ml}:/opt/ml`] });

  assert.equal(code, 0, `exit code ${code}\n${tail(output)}`);
  const reply = jobReplySchema.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''));
  assert.deepEqual(reply, { ok: true, resultUri: `file:///opt/ml/${OUTPUT}/result.json` });
  return readTrained(path.join(ml, OUTPUT));
}

/** Checks the files of a job that went well. */
export function readTrained(output: string): Trained {
  const result = trainResultSchema.parse(readJson(output, 'result.json'));
  assert.equal(result.trials.length, TRIALS);
  assert.ok(result.trials.every(({ state }) => state === 'succeeded'));
  const folder = path.join(output, 'package');
  for (const name of Object.values(PACKAGE_FILES)) assert.ok(statSync(path.join(folder, name)).size > 0, name);
  return { folder };
}

/** The same image, data and seed give the same bytes. */
export function assertSameModel(one: Trained, other: Trained): void {
  const names = Object.values(PACKAGE_FILES).filter((name) => !DIFFERENT_EACH_TIME.includes(name));
  const bytesOf = ({ folder }: Trained, name: string) => readFileSync(path.join(folder, name));
  for (const name of names) assert.ok(bytesOf(one, name).equals(bytesOf(other, name)), `${name} differs`);
}

/** Without its data the job ends with an error and says why where SageMaker looks for it. */
export async function trainWithoutData(state: State, image: string): Promise<void> {
  const ml = layOutMlFolder(path.join(state.scratch, 'train-no-data'), irisChannels(`file:///opt/ml/${OUTPUT}`));
  rmSync(path.join(ml, 'input/data/iris'), { recursive: true });

  const { code, output } = await runContainer(state, { image, command: 'train', volumes: [`${ml}:/opt/ml`] });

  assert.ok(code !== null && code > 0 && code < 125, `exit code ${code}\n${tail(output)}`);
  assert.match(readText(ml, 'output/failure'), /"not_found".*iris/);
  assert.ok(!existsSync(path.join(ml, OUTPUT, 'result.json')));
}
