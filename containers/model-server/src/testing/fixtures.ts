import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { RawValue } from '../codecs/cells.ts';
import { type Environment, readEnvironment } from '../env.ts';
import { createLog, type Log } from '../log.ts';

/** `strict` takes no missing numbers; the others fill them. */
export type FixtureName = 'classifier' | 'regressor' | 'strict';
export type RawRow = Record<string, RawValue>;

/** What scikit-learn answers for some rows. */
export interface Expected {
  readonly rows: RawRow[];
  readonly labels: string[];
  readonly scores: number[][];
  readonly values: number[];
}

export const PACKAGES = fileURLToPath(new URL('../../fixtures/generated/', import.meta.url));

export function expectedOf(name: FixtureName): Expected {
  return JSON.parse(readFileSync(join(PACKAGES, name, 'expected.json'), 'utf8'));
}

/** A folder that is gone when the test is done. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flowi-model-server-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Settings of a server whose model folder is the fixture package, on any free port. */
export async function serverEnvironment(name: FixtureName, given: Record<string, string> = {}): Promise<Environment> {
  const root = await temporaryFolder();
  await symlink(join(PACKAGES, name), join(root, 'model'));
  return readEnvironment({ FLOWI_ML_ROOT: root, FLOWI_PORT: '0', FLOWI_BIND: '127.0.0.1', ...given });
}

/** Settings of a batch job: its document and package are in place as channels. */
export async function batchEnvironment(
  name: FixtureName,
  job: unknown,
  given: Record<string, string> = {},
): Promise<Environment> {
  const root = await temporaryFolder();
  const data = join(root, 'input', 'data');
  await mkdir(join(data, 'job'), { recursive: true });
  await writeFile(join(data, 'job', 'job.json'), JSON.stringify(job));
  await symlink(join(PACKAGES, name), join(data, 'model'));
  return readEnvironment({ FLOWI_ML_ROOT: root, FLOWI_TEMP: join(root, 'temp'), FLOWI_WORKERS: '2', ...given });
}

/** A log that keeps its lines. */
export function recordingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  return { ...createLog((line) => lines.push(line)), lines };
}
