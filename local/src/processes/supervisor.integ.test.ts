import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { until } from '../base/wait.ts';
import { groupExists, processIdentity } from './identity.ts';
import { livingOwner, releaseOwnership, takeOwnership } from './instance-lock.ts';
import { ProcessTable } from './process-table.ts';
import { Supervisor } from './supervisor.ts';

const PATIENCE = { limitMs: 10_000, everyMs: 10, onTimeout: () => 'nothing happened' };
const env = { PATH: process.env['PATH'] ?? '' };

let folder: string;
let supervisor: Supervisor;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowi-processes-'));
  supervisor = new Supervisor(folder, new ProcessTable(folder));
});

afterEach(async () => {
  await supervisor.stopAll(100);
  rmSync(folder, { recursive: true, force: true });
});

const shell = (name: string, script: string) => supervisor.start({ name, command: 'sh', args: ['-c', script], env });

it('writes output to a log file and reports the exit code', async () => {
  const child = await shell('talker', 'echo out; echo err >&2; exit 3');

  expect(await child.ended).toEqual({ code: 3, signal: null });
  expect(readFileSync(child.logFile, 'utf8')).toBe('out\nerr\n');
});

it('hands on no variable that was not named', async () => {
  const child = await shell('environment', 'env');

  await child.ended;

  const names = readFileSync(child.logFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('=')[0]);
  expect(names.filter((name) => !['PATH', 'PWD', 'SHLVL', '_'].includes(name ?? ''))).toEqual([]);
});

it('ends a child and its own children, even when they ignore the polite signal', async () => {
  const child = await shell(
    'stubborn',
    `trap '' TERM; sh -c "trap '' TERM; while :; do sleep 1; done" & echo ready; wait`,
  );
  await until(() => (readFileSync(child.logFile, 'utf8').includes('ready') ? true : undefined), PATIENCE);

  const end = await child.stop(50);

  expect(end.signal).toBe('SIGKILL');
  await until(() => (groupExists(child.pid) ? undefined : true), PATIENCE);
});

it('says which command cannot be run', async () => {
  await expect(supervisor.start({ name: 'missing', command: '/no/such/tool', args: [], env })).rejects.toThrow(
    /missing.*\/no\/such\/tool/,
  );
});

it('finds and ends what an owner that was killed left running', async () => {
  const child = await shell('orphan', 'while :; do sleep 1; done');

  const names = new ProcessTable(folder).endOrphans();

  expect(names).toEqual(['orphan']);
  expect((await child.ended).signal).toBe('SIGKILL');
});

it('leaves alone a process that only has the number of a former child', () => {
  const table = join(folder, 'processes.json');
  writeFileSync(table, JSON.stringify({ children: [{ name: 'former', pid: process.pid, identity: 'long ago' }] }));

  expect(new ProcessTable(folder).endOrphans()).toEqual([]);
  expect(processIdentity(process.pid)).not.toBeNull();
});

it('lets one owner in, and a new one after the old one died', () => {
  expect(takeOwnership(folder)).toBeNull();
  expect(takeOwnership(folder)?.pid).toBe(process.pid);
  releaseOwnership(folder);
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, identity: 'long ago' }));
  expect(livingOwner(folder)).toBeNull();

  expect(takeOwnership(folder)).toBeNull();
});
