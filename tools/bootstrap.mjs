// Entry of every root npm script. It runs on the machine's own Node and uses nothing but Node's standard library, since
// it is what installs everything else. What it starts runs on the Node of the lock file.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { BootstrapError, runToEnd, say } from './bootstrap/child.mjs';
import { useGitHooks } from './bootstrap/git-hooks.mjs';
import { withInstallLock } from './bootstrap/install-lock.mjs';
import { installNodeModules, nodeModulesAreCurrent } from './bootstrap/node-modules.mjs';
import { ROOT, toolEnvironment } from './bootstrap/paths.mjs';
import { installPython, pythonIsCurrent } from './bootstrap/python.mjs';
import { VERBS } from './bootstrap/verbs.mjs';
import { checkNodeForBootstrap, checkNodeForTools, checkNpm } from './bootstrap/versions.mjs';

/** @param {readonly string[]} requirements */
async function installWhatIsMissing(requirements) {
  const usesPython = requirements.length > 0;
  if (nodeModulesAreCurrent() && (!usesPython || pythonIsCurrent(requirements))) return;
  await withInstallLock(async () => {
    if (!nodeModulesAreCurrent()) {
      checkNpm();
      await installNodeModules();
    }
    if (usesPython && !pythonIsCurrent(requirements)) await installPython(requirements);
  });
}

/** @param {readonly string[]} argv */
async function main([name = '', ...args]) {
  const verb = VERBS[name];
  if (!verb) {
    throw new BootstrapError(`Unknown verb "${name}". Allowed: ${Object.keys(VERBS).join(', ')}.`);
  }
  checkNodeForBootstrap();
  await installWhatIsMissing(verb.requirements);
  checkNodeForTools();
  useGitHooks();
  if (!existsSync(path.join(ROOT, verb.script))) {
    throw new BootstrapError(`"npm run ${name}" needs ${verb.script}, which this checkout does not have.`);
  }
  // By name, not process.execPath: the first `node` on the tools' PATH is the one from the lock file.
  return runToEnd('node', [verb.script, ...verb.args, ...args], toolEnvironment());
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BootstrapError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
