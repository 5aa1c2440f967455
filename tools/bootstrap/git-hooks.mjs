import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { output } from './child.mjs';
import { ROOT } from './paths.mjs';

const HOOKS = 'tools/hooks';

/** Points git at the project's hooks, unless this is no checkout, CI runs, or the user has hooks of their own. */
export function useGitHooks() {
  if (process.env.CI || !existsSync(path.join(ROOT, '.git'))) return;
  if (output('git', ['config', '--get', 'core.hooksPath']) === undefined) {
    output('git', ['config', 'core.hooksPath', HOOKS]);
  }
}
