import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.ts';

const NOT_OURS = ['node_modules', '.venv', '.git', '.flowi', '.cache', 'dist', 'cdk.out', 'coverage', '__pycache__'];

function fromGit(...args: readonly string[]): readonly string[] | undefined {
  const listing = spawnSync('git', ['ls-files', '-z', ...args], { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return listing.status === 0 ? listing.stdout.split('\0').filter(Boolean) : undefined;
}

/** All files that belong to the repository, tracked or not yet; also in a copy without git. */
export function sourceFiles(): readonly string[] {
  const listed =
    fromGit('--cached', '--others', '--exclude-standard') ??
    globSync('**/*', { cwd: ROOT, exclude: (name) => NOT_OURS.includes(path.basename(name)) });
  return listed
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => existsSync(path.join(ROOT, file)) && statSync(path.join(ROOT, file)).isFile())
    .sort();
}
