import { execFile } from 'node:child_process';
import { access, constants, statfs } from 'node:fs/promises';
import { freemem } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { FlowiError } from '@flowi/contracts/errors';
import type { Command } from 'commander';
import { type Env, readEnv } from '../env.ts';
import { type Output, table } from '../output.ts';
import { readInstance } from '../profiles/laptop-profile.ts';

interface Finding {
  check: string;
  ok: boolean;
  found: string;
  /** What to do when it is not well. */
  remedy: string;
}

const GIGABYTE = 1024 ** 3;

/** `flowi doctor`: is everything here that Flowi needs on a laptop? */
export function doctorCommand(program: Command, output: () => Output): void {
  program
    .command('doctor')
    .description('Look for what keeps Flowi from running here')
    .action(async () => {
      const env = readEnv();
      const findings = [nodeVersion(), await pythonVersion(), memory(), await disk(env), await instance(env)];
      output().result(findings, (all) =>
        table(
          ['', 'CHECK', 'FOUND', 'DO'],
          all.map(({ ok, check, found, remedy }) => [ok ? 'ok' : 'no', check, found, ok ? '' : remedy]),
        ),
      );
      if (findings.some(({ ok }) => !ok))
        throw new FlowiError('not_ready', 'Something is missing; see the last column.');
    });
}

function nodeVersion(): Finding {
  return {
    check: 'Node 24 or newer',
    ok: Number(process.versions.node.split('.')[0]) >= 24,
    found: process.versions.node,
    remedy: 'run npm start once: it installs Node 24 beside the code; on a Mac install Node 24',
  };
}

async function pythonVersion(): Promise<Finding> {
  const check = 'Python with the trainer';
  const python = new URL('../../../.venv/bin/python', import.meta.url);
  const remedy = 'run npm start once: it makes the Python environment';
  try {
    const { stdout } = await promisify(execFile)(
      python.pathname,
      ['-c', 'import flowi, sys; print(sys.version.split()[0])'],
      { timeout: 20_000 },
    );
    return { check, ok: true, found: stdout.trim(), remedy };
  } catch {
    return { check, ok: false, found: 'not there', remedy };
  }
}

function memory(): Finding {
  const free = freemem() / GIGABYTE;
  return {
    check: '2 GB of memory free',
    ok: free >= 2,
    found: `${free.toFixed(1)} GB`,
    remedy: 'close other programs',
  };
}

async function disk(env: Env): Promise<Finding> {
  const { bavail, bsize } = await statfs(await existingFolder(env.home));
  const free = (bavail * bsize) / GIGABYTE;
  return {
    check: '2 GB of disk free',
    ok: free >= 2,
    found: `${free.toFixed(1)} GB`,
    remedy: `free space where ${env.home} is, or set FLOWI_HOME`,
  };
}

async function existingFolder(path: string): Promise<string> {
  return access(path, constants.R_OK).then(
    () => path,
    () => (dirname(path) === path ? path : existingFolder(dirname(path))),
  );
}

async function instance(env: Env): Promise<Finding> {
  const check = 'Flowi is running';
  const remedy = 'npm start';
  const known = await readInstance(env.home).catch(() => null);
  if (known === null) return { check, ok: false, found: `nothing in ${env.home}`, remedy };
  const answer = await fetch(`${known.gatewayUrl}/config.json`, { signal: AbortSignal.timeout(3_000) }).catch(
    () => null,
  );
  return {
    check,
    ok: answer?.ok === true,
    found: answer ? `${known.gatewayUrl} answers ${answer.status}` : `${known.gatewayUrl} does not answer`,
    remedy,
  };
}
