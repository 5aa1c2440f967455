import { join } from 'node:path';
import { PYTHON, REPOSITORY } from '../base/paths.ts';
import type { EntryPoint } from '../job-runner/running-job.ts';
import type { ServeCommand } from '../stand-ins/sagemaker/server-launcher.ts';

const MODEL_SERVER = join(REPOSITORY, 'containers', 'model-server', 'src', 'main.ts');
const TRAINER_SOURCES = join(REPOSITORY, 'containers', 'trainer', 'src');

const TRAINER = {
  command: PYTHON,
  args: ['-m', 'flowi', 'job'],
  env: { PYTHONPATH: TRAINER_SOURCES, PYTHONHASHSEED: '0' },
};
const SERVER = { command: 'node', args: [MODEL_SERVER] };

/** The containers' own entry points, as the images run them. */
export const containerEntryPoint: EntryPoint = (image) => (image === 'trainer' ? TRAINER : { ...SERVER, env: {} });

/** The model server on a package. */
export const serveModel: ServeCommand = (root, port) => ({
  command: SERVER.command,
  args: [...SERVER.args, 'serve'],
  env: { FLOWI_ML_ROOT: root, FLOWI_BIND: '127.0.0.1', FLOWI_PORT: String(port) },
});
