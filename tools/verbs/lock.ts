// npm run lock [-- --upgrade]: writes every lock file again, the same way on every machine.
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SUPPORTED_PYTHONS } from '../bootstrap/python.mjs';
import { ROOT } from '../lib/paths.ts';
import { runTool, type Tool } from '../lib/run-tool.ts';

const TRAINER = 'containers/trainer/pyproject.toml';
const TRAINER_LOCK = 'containers/trainer/requirements.txt';
const TRAINER_DEV_LOCK = 'containers/trainer/requirements-dev.txt';
const TRAINER_GPU = 'containers/trainer/requirements-gpu';

function compile(source: readonly string[], output: string, constraints: readonly string[] = []): Tool {
  return {
    command: 'uv',
    args: [
      ...['pip', 'compile', '--quiet', '--universal', '--python-version', '3.11', '--generate-hashes'],
      ...['--no-emit-index-url', '--no-emit-find-links', '--custom-compile-command', 'npm run lock'],
      ...constraints.flatMap((file) => ['--constraint', file]),
      ...['--output-file', output, ...source],
      ...process.argv.slice(2).filter((argument) => argument === '--upgrade'),
    ],
    env: { UV_SYSTEM_CERTS: '1' },
  };
}

// In this order: everything is installed into one environment, so a later file follows the pins of the earlier ones.
const LOCKS: readonly (Tool & { output: string })[] = [
  { output: 'package-lock.json', command: 'npm', args: ['install', '--package-lock-only'] },
  { output: 'tools/requirements-uv.txt', ...compile(['tools/requirements-uv.in'], 'tools/requirements-uv.txt') },
  { output: TRAINER_LOCK, ...compile([TRAINER], TRAINER_LOCK) },
  { output: `${TRAINER_GPU}.txt`, ...compile([`${TRAINER_GPU}.in`], `${TRAINER_GPU}.txt`, [TRAINER_LOCK]) },
  { output: TRAINER_DEV_LOCK, ...compile(['--group', `${TRAINER}:dev`], TRAINER_DEV_LOCK, [TRAINER_LOCK]) },
  {
    output: 'local/requirements.txt',
    ...compile(['local/requirements.in'], 'local/requirements.txt', [TRAINER_LOCK, TRAINER_DEV_LOCK]),
  },
];

/** Whether every pin has a package for this Python; nothing is installed. */
function installable(version: string): Tool {
  const files = [TRAINER_LOCK, TRAINER_DEV_LOCK, 'local/requirements.txt'];
  return {
    command: 'uv',
    args: [
      ...['pip', 'install', '--dry-run', '--quiet', '--require-hashes', '--only-binary', ':all:'],
      ...['--python-version', version, '--target', path.join(os.tmpdir(), 'flowi-none')],
      ...files.flatMap((file) => ['-r', file]),
    ],
    env: { UV_SYSTEM_CERTS: '1' },
  };
}

async function succeeds(name: string, tool: Tool): Promise<boolean> {
  const { ok, seconds } = await runTool(tool, { live: true });
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)`);
  return ok;
}

async function writeLocks(): Promise<boolean> {
  for (const { output, ...tool } of LOCKS) {
    if (!(await succeeds(output, tool)) || !existsSync(path.join(ROOT, output))) return false;
  }
  for (const version of SUPPORTED_PYTHONS) {
    if (!(await succeeds(`packages for Python ${version}`, installable(version)))) return false;
  }
  return true;
}

if (!(await writeLocks())) process.exitCode = 1;
