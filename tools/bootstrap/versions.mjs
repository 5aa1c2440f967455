import process from 'node:process';
import { BootstrapError, output } from './child.mjs';
import { toolEnvironment } from './paths.mjs';

const NODE_FOR_BOOTSTRAP = 20;
const NODE_FOR_TOOLS = 24;
const NPM = 10;

/** @param {string} version */
function major(version) {
  return Number.parseInt(version.replace(/^v/, ''), 10);
}

export function checkNodeForBootstrap() {
  if (major(process.version) >= NODE_FOR_BOOTSTRAP) return;
  throw new BootstrapError(
    `Node ${process.version} found, ${NODE_FOR_BOOTSTRAP} or newer needed. Install a current Node.js and try again.`,
  );
}

/** How to start npm: the one that started this script if there is one, since its name differs between systems. */
export function npmCommand() {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return { command: process.execPath, args: [script] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

export function checkNpm() {
  const npm = npmCommand();
  const version = output(npm.command, [...npm.args, '--version']);
  if (version && major(version) >= NPM) return;
  throw new BootstrapError(
    `npm ${version ?? 'not'} found, ${NPM} or newer needed. It comes with Node.js; update with "npm install -g npm".`,
  );
}

/** The lock file brings Node for Linux on x64 and arm64; elsewhere the machine's own must do. */
export function checkNodeForTools() {
  const version = output('node', ['--version'], toolEnvironment());
  if (version && major(version) >= NODE_FOR_TOOLS) return;
  throw new BootstrapError(
    `Flowi's tools run on Node ${NODE_FOR_TOOLS}; found ${version ?? 'none'} on ${process.platform}-${process.arch}, ` +
      `for which the lock file brings no Node. Install Node.js ${NODE_FOR_TOOLS} and try again.`,
  );
}
