import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../local/src/base/ports.ts';
import { startFlowi } from '../../local/src/up/start-flowi.ts';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../..');

/** Flowi on this machine, with a state folder of its own that goes when it stops. */
export interface Laptop {
  /** Address of the gateway: console and API. */
  url: string;
  /** Runs a `flowi` command and gives what it printed. */
  flowi: (...args: string[]) => Promise<string>;
  stop: () => Promise<void>;
}

export async function startLaptop(): Promise<Laptop> {
  const home = await mkdtemp(path.join(tmpdir(), 'flowi-e2e-'));
  const running = await startFlowi({ home, port: await freePort() });
  const environment = { ...process.env, FLOWI_HOME: home };
  return {
    url: running.instance.gatewayUrl,
    flowi: async (...args) => {
      const command = path.join(ROOT, 'cli/bin/flowi.mjs');
      return (await run('node', [command, ...args], { cwd: ROOT, env: environment })).stdout;
    },
    stop: async () => {
      await running.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
