import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { REPOSITORY, toolPath } from '../../../local/src/base/paths.ts';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
  /** The one document on standard output. @throws SyntaxError when there is anything else */
  json: <T>() => T;
}

/** Environment of a `flowi` command on the instance of a state folder. */
export const cliEnvironment = (home: string) => ({
  ...process.env,
  PATH: toolPath(process.env['PATH'] ?? ''),
  FLOWI_HOME: home,
});

export const CLI = join(REPOSITORY, 'cli', 'bin', 'flowi.mjs');

/** Runs a `flowi` command to its end. */
export async function flowi(home: string, args: readonly string[]): Promise<Ended> {
  const child = spawn('node', [CLI, ...args], {
    cwd: REPOSITORY,
    env: cliEnvironment(home),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, stdout, stderr, json: () => JSON.parse(stdout) };
}
