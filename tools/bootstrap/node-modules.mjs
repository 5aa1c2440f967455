import { readFileSync } from 'node:fs';
import path from 'node:path';
import { step } from './child.mjs';
import { ROOT } from './paths.mjs';
import { npmCommand } from './versions.mjs';

/**
 * @typedef {{version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean}} LockedPackage
 */

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).packages;
}

/**
 * Whether all that the lock file wants is there. Optional packages may be missing: those of other systems always are.
 * @param {Record<string, LockedPackage>} wanted
 * @param {Record<string, LockedPackage>} installed
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([folder, want]) => {
    // Folders of workspaces, and the root: not installed, but linked to from node_modules.
    if (!/(^|\/)node_modules\//.test(folder)) return true;
    const have = installed[folder];
    if (!have) return want.optional === true || want.devOptional === true || want.peer === true;
    return have.version === want.version && have.link === want.link;
  });
}

/**
 * Compares the lock file with the record that npm keeps of what it installed. It is written last, so an interrupted
 * install counts as none; a developer's own `npm install` counts too.
 */
export function nodeModulesAreCurrent() {
  const wanted = packagesOf('package-lock.json');
  /** @type {Record<string, LockedPackage>} */
  let installed;
  try {
    installed = packagesOf('node_modules/.package-lock.json');
  } catch {
    return false;
  }
  return isInstalled(wanted, installed);
}

export async function installNodeModules() {
  const npm = npmCommand();
  // "error" leaves out the warnings that packages need a newer Node than npm itself runs on: they run on the locked one.
  await step('npm packages', npm.command, [...npm.args, 'ci', '--loglevel=error']);
}
