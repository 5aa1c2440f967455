// npm test [-- GROUP ...]: runs all test groups, or those named, and closes with the sum over all runners.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { add, describe, NONE } from '../test-groups/counts.ts';
import { GROUPS } from '../test-groups/groups.ts';
import { type Outcome, runGroup } from '../test-groups/run-group.ts';

const names = process.argv.slice(2);
const unknown = names.filter((name) => !GROUPS.some((group) => group.name === name));
if (unknown.length > 0) {
  const known = GROUPS.map((group) => `  ${group.name}: ${group.about}`).join('\n');
  console.error(`Unknown test group: ${unknown.join(', ')}. Groups:\n${known}`);
  process.exit(2);
}

const reports = mkdtempSync(path.join(os.tmpdir(), 'flowi-test-'));
const outcomes: Outcome[] = [];
try {
  for (const group of GROUPS) {
    if (names.length === 0 || names.includes(group.name)) outcomes.push(...(await runGroup(group, reports)));
  }
} finally {
  rmSync(reports, { recursive: true, force: true });
}

console.log('');
for (const { group, runner, counts, seconds } of outcomes) {
  console.log(`${group.padEnd(12)} ${runner.padEnd(28)} ${`${seconds.toFixed(1)} s`.padStart(9)}  ${describe(counts)}`);
}
// Last, so that who sees only the end of a long output sees what to look at.
const MOST_NAMED = 30;
const failures = outcomes.flatMap(({ group, failures }) => failures.map((failure) => ({ ...failure, group })));
if (failures.length > 0) {
  const named = failures.slice(0, MOST_NAMED).map(({ group, test, message }) => `  ${group}: ${test}\n    ${message}`);
  const rest = failures.length > MOST_NAMED ? [`  and ${failures.length - MOST_NAMED} more`] : [];
  console.log(['\nFailed:', ...named, ...rest].join('\n'));
}
const total = outcomes.map((outcome) => outcome.counts).reduce(add, NONE);
console.log(`\n${describe(total)}`);
// No test at all is a mistake in the set-up, and a test that is left out says nothing.
if (total.failed > 0 || total.skipped > 0 || total.passed === 0) process.exitCode = 1;
