import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { REPOSITORY, toolPath } from '../../../local/src/base/paths.ts';
import { until } from '../../../local/src/base/wait.ts';
import { type Access, readAccess } from './access.ts';
import { type Aws, makeAws } from './aws.ts';

const START_LIMIT_MS = 240_000;

/** The instance that the files of this group share which run in the same worker. */
export interface Laptop extends Access {
  home: string;
  /** The AWS APIs, for faults that no user can cause. */
  aws: Aws;
}

/** The shared instance; the first file that asks starts it. */
export async function sharedLaptop(): Promise<Laptop> {
  const home = join(inject('sharedHomes'), `worker-${process.env['VITEST_POOL_ID']}`);
  mkdirSync(home, { recursive: true });
  const access = readAccess(home) ?? (await start(home));
  return { ...access, home, aws: makeAws(access) };
}

async function start(home: string): Promise<Access> {
  const logFile = join(home, 'test-instance.log');
  const log = openSync(logFile, 'a');
  const script = join(import.meta.dirname, 'instance-process.ts');
  const child = spawn('node', [script, home, String(inject('sharedOwner'))], {
    cwd: REPOSITORY,
    env: { ...process.env, PATH: toolPath(process.env['PATH'] ?? '') },
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  const told = () => `The shared instance did not come up:\n${readFileSync(logFile, 'utf8')}`;
  return until(
    () => {
      if (child.exitCode !== null) throw new Error(told());
      return readAccess(home);
    },
    { limitMs: START_LIMIT_MS, everyMs: 100, onTimeout: told },
  );
}
