import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from './child.mjs';
import { ROOT } from './paths.mjs';

const POLL_MS = 500;
// Outside the checkout: "npm ci" empties node_modules, and a checkout should not show a stray file.
const LOCK = path.join(
  os.tmpdir(),
  `flowi-install-${createHash('sha256').update(ROOT).digest('hex').slice(0, 16)}.lock`,
);

function tryToTake() {
  try {
    const file = openSync(LOCK, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function holderIsAlive() {
  try {
    process.kill(Number(readFileSync(LOCK, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Two commands started at once in a fresh checkout must not install over each other.
 * @param {() => Promise<void>} install
 */
export async function withInstallLock(install) {
  let told = false;
  while (!tryToTake()) {
    if (!holderIsAlive()) {
      rmSync(LOCK, { force: true });
      continue;
    }
    if (!told) say('another command is installing; waiting for it');
    told = true;
    await delay(POLL_MS);
  }
  try {
    await install();
  } finally {
    rmSync(LOCK, { force: true });
  }
}
