/**
 * Seconds of a first start, of a second start, and of a run beside its training job, on this machine; then the demo.
 *
 * Usage: node bench/loop.ts [rounds, default 3]
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startFlowi } from '@flowi/local';
import { spread } from './lib/spread.ts';

const rounds = Number(process.argv[2] ?? 3);
const ROOT = join(import.meta.dirname, '..');
const command = join(ROOT, 'cli', 'bin', 'flowi.mjs');
const seconds: Record<'first' | 'second' | 'run' | 'beside' | 'demo', number[]> = {
  first: [],
  second: [],
  run: [],
  beside: [],
  demo: [],
};

for (let round = 0; round < rounds; round++) {
  const home = mkdtempSync(join(tmpdir(), 'flowi-bench-'));
  const { elapsed, value: first } = await timed(() => startFlowi({ home, port: 0 }));
  seconds.first.push(elapsed);
  await first.stop();
  const again = await timed(() => startFlowi({ home, port: 0 }));
  seconds.second.push(again.elapsed);
  await measureRun(home);
  await again.value.stop();
  rmSync(home, { recursive: true, force: true });
  const demo = await promisify(execFile)('node', [command, '--json', 'demo'], { maxBuffer: 2 ** 24 });
  seconds.demo.push(JSON.parse(demo.stdout).seconds);
  console.error(`round ${round + 1} of ${rounds}`);
}

console.log(`first start, substrate to console:            ${spread(seconds.first, 1)} s`);
console.log(`second start, state kept:                      ${spread(seconds.second, 1)} s`);
console.log(`a run of the Iris example, start to end:       ${spread(seconds.run, 1)} s`);
console.log(`  of it beside the training job's process:      ${spread(seconds.beside, 1)} s`);
console.log(`the demo, start to end:                        ${spread(seconds.demo, 1)} s`);

/** One run of the Iris example without its endpoint, so that only planning and orchestration stand beside the training. */
async function measureRun(home: string): Promise<void> {
  const flow = join(home, 'flow.yaml');
  const example = readFileSync(join(ROOT, 'examples', 'iris', 'flow.yaml'), 'utf8');
  writeFileSync(flow, example.replace('online: {enabled: true', 'online: {enabled: false'));
  await flowi(home, 'projects', 'create', 'default');
  await flowi(home, 'datasets', 'add', join(ROOT, 'examples', 'iris', 'iris.csv'), '--name', 'iris');
  await flowi(home, 'flows', 'push', flow);
  const run = JSON.parse(await flowi(home, 'run', 'iris', '--wait'));
  const whole = (Date.parse(run.finishedAt) - Date.parse(run.createdAt)) / 1000;
  seconds.run.push(whole);
  seconds.beside.push(whole - jobSeconds(join(home, 'logs'), run.runId));
}

/** Life of the training job's process, told by its log. */
function jobSeconds(logs: string, runId: string): number {
  const log = readdirSync(logs).find((name) => name.startsWith('job-') && name.includes(runId));
  if (log === undefined) throw new Error(`No training job of ${runId} has left a log in ${logs}`);
  const { birthtimeMs, mtimeMs } = statSync(join(logs, log));
  return (mtimeMs - birthtimeMs) / 1000;
}

/** Not the waiting kind of call: the gateway that answers it lives in this process. */
async function flowi(home: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('node', [command, '--json', ...args], {
    env: { ...process.env, FLOWI_HOME: home },
    maxBuffer: 2 ** 24,
  });
  return stdout;
}

async function timed<T>(act: () => Promise<T>): Promise<{ elapsed: number; value: T }> {
  const started = performance.now();
  const value = await act();
  return { elapsed: (performance.now() - started) / 1000, value };
}
