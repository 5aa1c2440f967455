import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { BootstrapError, output, say, step } from './child.mjs';
import { ROOT, VENV, VENV_BIN, VENV_PYTHON } from './paths.mjs';

/** For these the lock files hold packages; the lower bound is what the code needs. */
export const SUPPORTED_PYTHONS = ['3.11', '3.12', '3.13', '3.14'];
const UV_REQUIREMENTS = 'tools/requirements-uv.txt';
const MARKER = path.join(VENV, 'flowi-installed.json');
const TRAINER_SOURCE = path.join(ROOT, 'containers', 'trainer', 'src');
const PROBE = 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])';
const VERSION = 'import sys; print("%d.%d.%d" % sys.version_info[:3])';

/**
 * @typedef {{command: string, args: string[]}} Interpreter
 */

/**
 * The first interpreter that is new enough and can make virtual environments.
 * @returns {Interpreter}
 */
function findPython() {
  const named = process.env.FLOWI_PYTHON;
  const names = named ? [named] : [...SUPPORTED_PYTHONS.map((version) => `python${version}`), 'python3', 'python'];
  /** @type {Interpreter[]} */
  const candidates = names.map((command) => ({ command, args: [] }));
  if (!named && process.platform === 'win32') {
    candidates.unshift(...SUPPORTED_PYTHONS.map((version) => ({ command: 'py', args: [`-${version}`] })));
  }
  const found = candidates.find(({ command, args }) => {
    const version = output(command, [...args, '-c', PROBE]);
    return version !== undefined && SUPPORTED_PYTHONS.includes(version);
  });
  if (found) return found;
  throw new BootstrapError(missingPython(candidates));
}

/** @param {readonly Interpreter[]} candidates */
function missingPython(candidates) {
  const seen = candidates.flatMap(({ command, args }) => {
    const version = output(command, [...args, '-c', VERSION]);
    return version ? [`${[command, ...args].join(' ')} is ${version}`] : [];
  });
  return [
    `Python ${SUPPORTED_PYTHONS.join(', ')} with its venv and ensurepip modules is needed; found: ${seen.join('; ') || 'none'}.`,
    'Debian and Ubuntu: apt install python3 python3-venv. macOS: brew install python@3.13. Windows: winget install Python.Python.3.13.',
    'FLOWI_PYTHON=/path/to/python names another interpreter.',
  ].join('\n       ');
}

/** @param {string} file */
function hashOf(file) {
  return createHash('sha256')
    .update(readFileSync(path.join(ROOT, file)))
    .digest('hex');
}

/** @returns {Record<string, string>} hash by requirement file, as installed last */
function installedHashes() {
  if (!existsSync(VENV_PYTHON) || !existsSync(MARKER)) return {};
  return JSON.parse(readFileSync(MARKER, 'utf8'));
}

/** @param {readonly string[]} requirements */
export function pythonIsCurrent(requirements) {
  const installed = installedHashes();
  return [UV_REQUIREMENTS, ...requirements].every((file) => installed[file] === hashOf(file));
}

/** @param {readonly string[]} requirements hashed requirement files, from the repository root */
export async function installPython(requirements) {
  const works = output(VENV_PYTHON, ['-c', PROBE]) !== undefined;
  const before = works ? installedHashes() : {};
  if (!works) {
    const python = findPython();
    rmSync(VENV, { recursive: true, force: true });
    await step('Python environment', python.command, [...python.args, '-m', 'venv', VENV]);
  }
  if (before[UV_REQUIREMENTS] !== hashOf(UV_REQUIREMENTS)) {
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes'];
    await step('Python installer', VENV_PYTHON, [...pip, '-r', UV_REQUIREMENTS]);
  }
  // All that was ever asked for is installed together, so that one verb cannot move what another one needs.
  const files = [...new Set([...Object.keys(before), ...requirements])].filter(
    (file) => file !== UV_REQUIREMENTS && existsSync(path.join(ROOT, file)),
  );
  const uv = ['pip', 'install', '--quiet', '--require-hashes', '--only-binary', ':all:', '--python', VENV_PYTHON];
  await step('Python packages', path.join(VENV_BIN, 'uv'), [...uv, ...files.flatMap((file) => ['-r', file])], {
    ...process.env,
    // The machine's certificate store, as pip and npm use it, and not only uv's own.
    UV_SYSTEM_CERTS: '1',
  });
  makeTrainerImportable();
  const hashes = Object.fromEntries([UV_REQUIREMENTS, ...files].map((file) => [file, hashOf(file)]));
  writeFileSync(MARKER, `${JSON.stringify(hashes, null, 2)}\n`);
  say(`Python environment ready in ${path.relative(ROOT, VENV)}`);
}

/** A path file instead of an editable install: no build step, and nothing to download for it. */
function makeTrainerImportable() {
  const packages = output(VENV_PYTHON, ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))']);
  if (!packages) throw new BootstrapError(`${VENV_PYTHON} does not run. Remove ${VENV} and try again.`);
  writeFileSync(path.join(packages, 'flowi.pth'), `${TRAINER_SOURCE}\n`);
}
