import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const REPOSITORY = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** Folders and files of one instance. */
export interface HomeLayout {
  home: string;
  logs: string;
  run: string;
  substrate: string;
  jobs: string;
  endpoints: string;
  schedules: string;
  mlflow: string;
  scratch: string;
  instanceFile: string;
}

/** Lay out one instance's state folder, created readable by its owner only. */
export function prepareHome(home: string): HomeLayout {
  const inside = (name: string) => join(home, name);
  const layout: HomeLayout = {
    home,
    logs: inside('logs'),
    run: inside('run'),
    substrate: inside('substrate'),
    jobs: inside('jobs'),
    endpoints: inside('endpoints'),
    schedules: inside('schedules'),
    mlflow: inside('mlflow'),
    scratch: inside('tmp'),
    instanceFile: inside('instance.json'),
  };
  const { instanceFile: _file, ...folders } = layout;
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  // The substrate's Lambda workers are CommonJS; in a repository of ES modules Node would take them for those.
  writeFileSync(inside('package.json'), '{"private": true, "type": "commonjs"}\n', { mode: 0o600 });
  return layout;
}

/** Python of the repository's own environment. */
export const PYTHON = join(REPOSITORY, '.venv', 'bin', 'python');

/** Search path with the repository's tools first: Node 24, `cdk`, Python. Children find `node` by name on it. */
export function toolPath(path: string): string {
  return [join(REPOSITORY, 'node_modules', '.bin'), join(REPOSITORY, '.venv', 'bin'), path].join(delimiter);
}
