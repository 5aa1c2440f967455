#!/usr/bin/env node
// Runs the command on the Node that the lock file pins, whatever Node started this file.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const root = dirname(dirname(dirname(main)));
const bin = join(root, 'node_modules', '.bin');
const path = existsSync(bin) ? `${bin}${delimiter}${process.env.PATH ?? ''}` : process.env.PATH;

// Halves the time to the first line of a command.
const compiled = join(root, 'node_modules', '.cache', 'node-compile');

const child = spawn('node', [main, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: compiled, ...process.env, PATH: path },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`flowi: cannot start node: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
