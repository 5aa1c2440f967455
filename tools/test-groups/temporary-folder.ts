import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../lib/paths.ts';

/** What Node compiled, for the many processes that tests start; by itself Node keeps it in the temporary folder. */
const COMPILED = path.join(ROOT, 'node_modules', '.cache', 'node-compile');

/**
 * Gives a run of Vitest a temporary folder of its own, and takes it away at the end: what libraries and child processes leave
 * there goes as well.
 */
export function setup(): () => void {
  const before = process.env['TMPDIR'];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'flowi-tests-'));
  process.env['TMPDIR'] = folder;
  process.env['NODE_COMPILE_CACHE'] ??= COMPILED;
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true });
  };
}
