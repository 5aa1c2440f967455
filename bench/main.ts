/**
 * Runs one measurement by name, with its own arguments.
 *
 * Usage: npm run bench -- [name] [arguments]; without a name it lists them.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const [name, ...rest] = process.argv.slice(2);
const scripts = globSync('*.ts', { cwd: import.meta.dirname })
  .map((file) => basename(file, '.ts'))
  .filter((script) => script !== 'main')
  .sort();

if (name === undefined || !scripts.includes(name)) {
  if (name !== undefined) console.error(`There is no measurement "${name}".`);
  for (const script of scripts) console.log(`${script.padEnd(20)} ${about(script)}`);
  process.exit(name === undefined ? 0 : 2);
}
const { status } = spawnSync('node', [join(import.meta.dirname, `${name}.ts`), ...rest], { stdio: 'inherit' });
process.exit(status ?? 1);

/** First line of the script's own description. */
function about(script: string): string {
  return /^\s*\* (.+)$/m.exec(readFileSync(join(import.meta.dirname, `${script}.ts`), 'utf8'))?.[1] ?? '';
}
