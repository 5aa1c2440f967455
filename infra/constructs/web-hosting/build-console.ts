import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../paths.ts';

/** Files of the console, as `vite build` writes them: `index.html`, `assets/` and what else is public. */
export interface ConsoleFiles {
  readonly folder: string;
}

const BUILT = path.join(REPOSITORY, 'infra/dist/console');

/**
 * Builds the console for production; seconds, without a network, the same bytes from the same sources. Apart from web/dist, which a
 * running laptop serves meanwhile.
 *
 * @throws Error with the words of the build when it fails
 */
export function buildConsole(): ConsoleFiles {
  const parent = path.dirname(BUILT);
  mkdirSync(parent, { recursive: true });
  const fresh = mkdtempSync(path.join(parent, '.console-'));
  try {
    build(fresh);
    rmSync(BUILT, { recursive: true, force: true });
    renameSync(fresh, BUILT);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return { folder: BUILT };
}

function build(folder: string): void {
  const vite = path.join(REPOSITORY, 'node_modules/vite/bin/vite.js');
  const options = ['--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
  const { status, stderr, error } = spawnSync(process.execPath, [vite, 'build', ...options], {
    cwd: path.join(REPOSITORY, 'web'),
    // Nothing of this machine's environment, which may ask for another mode.
    env: { NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The console could not be built: ${error?.message ?? stderr}`, { cause: error });
}
