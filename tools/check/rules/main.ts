import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../lib/paths.ts';
import { sourceFiles } from '../../lib/source-files.ts';
import { RULES } from './rules.ts';

// All files, or those named.
const named = process.argv.slice(2);
let broken = 0;
for (const file of named.length > 0 ? named : sourceFiles()) {
  const rules = RULES.filter((rule) => rule.applies(file));
  if (rules.length === 0) continue;
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  for (const rule of rules) {
    for (const violation of rule.check({ path: file, text })) {
      console.error(`${file}:${violation} (${rule.name})`);
      broken += 1;
    }
  }
}
if (broken > 0) process.exitCode = 1;
