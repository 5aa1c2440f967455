import { spawn, spawnSync } from 'node:child_process';
import os from 'node:os';
import process from 'node:process';
import { ROOT } from './paths.mjs';

/** A failure whose message tells the user what to do; shown without a stack. */
export class BootstrapError extends Error {}

const HEARTBEAT_MS = 10_000;

/** Progress goes to stderr, so that stdout stays what the verb prints.
 * @param {string} text */
export function say(text) {
  process.stderr.write(`flowi: ${text}\n`);
}

/**
 * Runs an installer and shows that it is alive.
 * @param {string} label what is being done, e.g. "npm packages"
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} [env]
 */
export async function step(label, command, args, env = process.env) {
  const startedAt = Date.now();
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
  say(`${label} ...`);
  const heartbeat = setInterval(() => say(`${label} ... ${seconds()} s`), HEARTBEAT_MS);
  try {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 2, 2] });
    const code = await exitCode(child);
    if (code !== 0) {
      throw new BootstrapError(`${label} failed (exit ${code}): ${command} ${args.join(' ')}. See the output above.`);
    }
  } finally {
    clearInterval(heartbeat);
  }
  say(`${label} done in ${seconds()} s`);
}

/**
 * Runs the verb with this terminal, hands signals on, and answers its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} env
 */
export async function runToEnd(command, args, env) {
  const child = spawn(command, args, { cwd: ROOT, env, stdio: 'inherit' });
  const onTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // A terminal gives Ctrl-C to the child itself; sent twice it would read as "stop at once".
      if (signal !== 'SIGINT' || !onTerminal) child.kill(signal);
    });
  }
  return exitCode(child);
}

/**
 * What a program prints, or undefined when it does not run.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} [env]
 */
export function output(command, args, env = process.env) {
  const result = spawnSync(command, args, { cwd: ROOT, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function exitCode(child) {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new BootstrapError(`Cannot run ${child.spawnfile}: ${error.message}`)));
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 0)));
  });
}
