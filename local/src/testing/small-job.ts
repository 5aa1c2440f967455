import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process, { exit } from 'node:process';

const { env } = process;

/** A job under the runner's contract for tests; the first argument says how it goes. */
const root = env['FLOWI_ML_ROOT'] ?? '';
const output = (name: string) => join(root, 'output', name);
const [mode = '', gate = ''] = process.argv.slice(2);

async function untilGateOpens(): Promise<void> {
  while (!existsSync(gate)) await new Promise((resolve) => setTimeout(resolve, 10));
}

const modes: Record<string, () => void | Promise<void>> = {
  good: () => {
    console.log('not the reply');
    console.log(JSON.stringify({ ok: true, resultUri: 's3://models/result.json', env }));
  },
  failure: () => {
    console.error('step one');
    console.error('step two went wrong');
    writeFileSync(output('failure'), 'column petal is missing');
    exit(1);
  },
  declared: () => {
    console.log(JSON.stringify({ ok: false, code: 'invalid_data', message: 'one class', fix: 'add rows' }));
    exit(1);
  },
  structured: () => {
    writeFileSync(output('failure'), JSON.stringify({ code: 'invalid_data', message: 'one class', fix: 'add rows' }));
    exit(1);
  },
  contradiction: () => {
    console.log(JSON.stringify({ ok: true, resultUri: 's3://models/result.json' }));
    exit(3);
  },
  crash: () => void process.kill(process.pid, 'SIGKILL'),
  silent: () => undefined,
  wait: async () => {
    console.error('waiting');
    await untilGateOpens();
    modes['good']?.();
  },
};

await modes[mode]?.();
