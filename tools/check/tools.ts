import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../lib/paths.ts';
import type { Tool } from '../lib/run-tool.ts';

export interface Check extends Tool {
  name: string;
}

const TRAINER = 'containers/trainer';
const TYPESCRIPT_FOLDERS = ['contracts', 'lambdas', 'infra', 'containers/model-server', 'web', 'local', 'cli', 'bench'];
const PYTHON_OUTSIDE_TRAINER = ['local', 'bench', 'test'];

function exists(file: string): boolean {
  return existsSync(path.join(ROOT, file));
}

function has(pattern: string): boolean {
  return globSync(pattern, { cwd: ROOT, exclude: ['**/node_modules/**'] }).length > 0;
}

function typeChecks(): readonly Check[] {
  const projects = ['tsconfig.json', 'web/tsconfig.json'].filter(exists);
  return projects.map((project) => ({
    name: `tsc ${project}`,
    command: 'tsc',
    args: ['-p', project, '--tsBuildInfoFile', `node_modules/.cache/tsc/${project.replace('/', '-')}.tsbuildinfo`],
  }));
}

function pythonTypeChecks(): readonly Check[] {
  const trainerFolders = ['src', 'tests'].filter((folder) => has(`${TRAINER}/${folder}/**/*.py`));
  const others = PYTHON_OUTSIDE_TRAINER.filter((folder) => has(`${folder}/**/*.py`));
  return [
    { name: `mypy ${TRAINER}`, command: 'mypy', args: ['--strict', ...trainerFolders], folder: TRAINER },
    ...others.map((folder) => ({ name: `mypy ${folder}`, command: 'mypy', args: ['--strict', '.'], folder })),
  ];
}

function importLinter(): readonly Check[] {
  const settings = readFileSync(path.join(ROOT, TRAINER, 'pyproject.toml'), 'utf8');
  if (!settings.includes('[tool.importlinter]')) return [];
  return [{ name: 'lint-imports', command: 'lint-imports', args: [], folder: TRAINER }];
}

/** All checks, those that take longest first. */
export function allChecks(): readonly Check[] {
  const folders = [...TYPESCRIPT_FOLDERS, 'tools', 'test'].filter((folder) => has(`${folder}/**/*.{ts,tsx,mjs}`));
  return [
    ...pythonTypeChecks(),
    ...typeChecks(),
    { name: 'generated files', command: 'node', args: ['tools/verbs/generate.ts', '--check'] },
    {
      name: 'biome',
      command: 'biome',
      args: ['ci', '--colors=off', '--max-diagnostics=50', '--error-on-warnings', '.'],
    },
    { name: 'dependency-cruiser', command: 'depcruise', args: ['--config', '.dependency-cruiser.cjs', ...folders] },
    { name: 'knip', command: 'knip', args: ['--no-progress', '--no-config-hints'] },
    ...importLinter(),
    { name: 'ruff format', command: 'ruff', args: ['format', '--check', '.'] },
    { name: 'ruff check', command: 'ruff', args: ['check', '.'] },
    { name: 'hadolint', command: 'hadolint', args: globSync('containers/*/Dockerfile', { cwd: ROOT }).sort() },
    { name: 'house rules', command: 'node', args: ['tools/check/rules/main.ts'] },
  ];
}

/** Writes what can be written by itself: formatting and safe fixes. */
export const FIXES: readonly Check[] = [
  { name: 'biome', command: 'biome', args: ['check', '--write', '.'] },
  { name: 'ruff check', command: 'ruff', args: ['check', '--fix', '.'] },
  { name: 'ruff format', command: 'ruff', args: ['format', '.'] },
];
