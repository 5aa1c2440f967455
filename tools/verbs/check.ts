// npm run check [-- NAME ... | --fix]: runs every check, or those whose name starts so.
import { allChecks, type Check, FIXES } from '../check/tools.ts';
import { runTool } from '../lib/run-tool.ts';

const AT_ONCE = 2;
const MOST_LINES = 150;
const MOST_COLUMNS = 300;

function chosenChecks(args: readonly string[]): readonly Check[] {
  if (args.includes('--fix')) return FIXES;
  const checks = allChecks();
  const unknown = args.filter((name) => !checks.some((check) => check.name.startsWith(name)));
  if (unknown.length > 0) {
    console.error(`Unknown check: ${unknown.join(', ')}. Checks: ${checks.map((check) => check.name).join(', ')}.`);
    process.exit(2);
  }
  return args.length === 0 ? checks : checks.filter((check) => args.some((name) => check.name.startsWith(name)));
}

/** Enough to see what is wrong; a check that is run alone shows everything. */
function excerpt(check: Check, output: string, alone: boolean): string {
  if (alone) return output.trimEnd();
  const lines = output
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(0, MOST_COLUMNS));
  if (lines.length <= MOST_LINES) return lines.join('\n');
  const rest = `... ${lines.length - MOST_LINES} more lines: npm run check -- "${check.name}"`;
  return [...lines.slice(0, MOST_LINES), rest].join('\n');
}

async function runCheck(check: Check, alone: boolean): Promise<boolean> {
  const { ok, seconds, output } = await runTool(check);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${check.name.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s`);
  if (!ok) console.log(`${excerpt(check, output, alone)}\n`);
  return ok;
}

const args = process.argv.slice(2);
const chosen = chosenChecks(args);
const waiting = [...chosen];
const results: boolean[] = [];
// Fixers write the same files; everything else only reads.
const lanes = Array.from({ length: args.includes('--fix') ? 1 : AT_ONCE }, async () => {
  for (let check = waiting.shift(); check; check = waiting.shift())
    results.push(await runCheck(check, chosen.length === 1));
});
await Promise.all(lanes);

const failed = results.filter((ok) => !ok).length;
console.log(`\ncheck: ${results.length - failed} ok, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
