import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PEERS = join(ROOT, 'bench/peers');
/** Git-ignored: environments, models and tables of the benchmarks. */
const WORK = join(ROOT, '.flowi/bench');
const PYTHON = join(WORK, 'venv/bin/python');

/** The peers' own Python environment, made the first time. */
export function peerPython(): string {
  if (!existsSync(PYTHON)) {
    mkdirSync(WORK, { recursive: true });
    console.error('Making the Python environment of the peers ...');
    execFileSync(process.env['FLOWI_PYTHON'] ?? 'python3', ['-m', 'venv', join(WORK, 'venv')], {
      stdio: ['ignore', 2, 2],
    });
    execFileSync(PYTHON, ['-m', 'pip', 'install', '-q', '-r', join(PEERS, 'requirements.txt')], {
      stdio: ['ignore', 2, 2],
    });
  }
  return PYTHON;
}

export function peerScript(name: string): string {
  return join(PEERS, name);
}

/** Models, rows to ask and a table of this many rows; made the first time, and again when what makes them has changed. */
export function benchData(rows: number): string {
  const maker = createHash('sha256')
    .update(readFileSync(peerScript('make_model.py')))
    .digest('hex')
    .slice(0, 8);
  const folder = join(WORK, `data-${rows}-${maker}`);
  if (!existsSync(join(folder, 'table.parquet'))) {
    console.error('Training the models and writing the table ...');
    mkdirSync(folder, { recursive: true });
    execFileSync(peerPython(), [peerScript('make_model.py'), folder, String(rows)], { stdio: ['ignore', 2, 2] });
  }
  return folder;
}

/** Ours, as one bundle a thread like in the image. */
export function bundledServer(): string {
  const folder = join(WORK, 'model-server');
  execFileSync('node', [join(ROOT, 'containers/model-server/build.ts'), folder], { stdio: ['ignore', 2, 2] });
  return join(folder, 'main.mjs');
}
