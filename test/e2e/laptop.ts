import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../local/src/base/ports.ts';
import { startFlowi } from '../../local/src/up/start-flowi.ts';
import { flowi } from '../integration/support/cli.ts';
import { sharedLaptop } from '../integration/support/laptop.ts';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../..');

/** Flowi on this machine, with a state folder of its own that goes when it stops. */
export interface Laptop {
  /** Address of the gateway: console and API. */
  url: string;
  /** Runs a `flowi` command and gives what it printed. */
  flowi: (...args: string[]) => Promise<string>;
  /** Ends every process and keeps the state, as Ctrl-C of `npm start` does. */
  interrupt: () => Promise<void>;
  /** Starts again what was interrupted, at the same address. */
  resume: () => Promise<void>;
  stop: () => Promise<void>;
}

export async function startLaptop(): Promise<Laptop> {
  const home = await mkdtemp(path.join(tmpdir(), 'flowi-e2e-'));
  const port = await freePort();
  let running = await startFlowi({ home, port });
  const environment = { ...process.env, FLOWI_HOME: home };
  return {
    url: running.instance.gatewayUrl,
    flowi: async (...args) => {
      const command = path.join(ROOT, 'cli/bin/flowi.mjs');
      return (await run('node', [command, ...args], { cwd: ROOT, env: environment })).stdout;
    },
    interrupt: () => running.stop(),
    resume: async () => {
      running = await startFlowi({ home, port });
    },
    stop: async () => {
      await running.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** A project of its own on the instance that the files of this group share. */
export interface Project {
  /** Address of the gateway: console and API. */
  url: string;
  projectId: string;
  /** Runs a `flowi` command in the project and gives its one document. @throws Error with what it said when it fails */
  flowi: (...args: string[]) => Promise<unknown>;
}

export async function openProject(projectId: string): Promise<Project> {
  const { home, instance } = await sharedLaptop();
  const project: Project = {
    url: instance.gatewayUrl,
    projectId,
    flowi: async (...args) => {
      const { code, stderr, json } = await flowi(home, ['--json', '--project', projectId, ...args]);
      if (code !== 0) throw new Error(`flowi ${args.join(' ')} ended with ${code}: ${stderr}`);
      return json();
    },
  };
  await project.flowi('projects', 'create', projectId);
  return project;
}
