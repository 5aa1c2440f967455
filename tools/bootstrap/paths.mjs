import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const WINDOWS = process.platform === 'win32';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
export const VENV = path.join(ROOT, '.venv');
export const VENV_BIN = path.join(VENV, WINDOWS ? 'Scripts' : 'bin');
export const VENV_PYTHON = path.join(VENV_BIN, WINDOWS ? 'python.exe' : 'python');

/** The environment in which tools run: the project's programs come before the machine's. */
export function toolEnvironment() {
  const own = [path.join(ROOT, 'node_modules', '.bin'), VENV_BIN];
  const inherited = Object.entries(process.env).filter(([key]) => key.toUpperCase() !== 'PATH');
  const machinePath = process.env.PATH ?? '';
  return {
    ...Object.fromEntries(inherited),
    PATH: [...own, machinePath].join(path.delimiter),
    VIRTUAL_ENV: VENV,
  };
}
