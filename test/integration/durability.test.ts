import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laptopSession } from '../../cli/src/profiles/open-profile.ts';
import type { Session } from '../../cli/src/session.ts';
import { readInstance, stopFlowi } from '../../local/index.ts';
import { REPOSITORY } from '../../local/src/base/paths.ts';
import { familyOf } from '../../local/src/processes/family.ts';
import { CLI, cliEnvironment, flowi } from './support/cli.ts';
import { FOREVER, IRIS_CSV, makeFlow } from './support/flows.ts';
import { followRun } from './support/follow.ts';
import { type Laptop, sharedLaptop } from './support/laptop.ts';
import { childNamed, childrenOf, isAlive } from './support/processes.ts';
import { openProject, QUIET, runFlow, startRun, uploadText } from './support/project.ts';
import { waitFor } from './support/wait.ts';

let shared: Laptop;
let home: string;
let project: Session;

beforeAll(async () => {
  shared = await sharedLaptop();
  home = mkdtempSync(join(tmpdir(), 'flowi-second-'));
  await up(home, ['--no-example'], 'Console: ');
});

afterAll(async () => {
  await stopFlowi({ home });
  rmSync(home, { recursive: true, force: true });
});

const second = () => readInstance(join(home, 'instance.json'))!;

/** `flowi up` in the background, until it has told a thing. */
async function up(folder: string, options: string[], thing: string): Promise<ChildProcess> {
  const env = { ...cliEnvironment(folder), FLOWI_PORT: '0' };
  const child = spawn('node', [CLI, 'up', ...options], { cwd: REPOSITORY, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  await waitFor({
    read: async () => {
      if (child.exitCode !== null) throw new Error(`flowi up ended with ${child.exitCode}:\n${told}`);
      return told.includes(thing);
    },
    done: (ready) => ready,
    timeoutMs: 240_000,
  });
  return child;
}

/** The gateway and all that it started, down to the functions and the trainer. */
const everything = () => [...new Set([second().pid, ...childrenOf(home).map(({ pid }) => pid)].flatMap(familyOf))];

describe('a second instance beside the first', () => {
  it('has ports, people and projects of its own', async () => {
    const one = shared.instance;
    const other = second();
    const ports = [...Object.values(one.ports), ...Object.values(other.ports)];
    expect(new Set(ports).size).toBe(ports.length);

    project = await openProject({ instance: other }, 'second');

    const sessionOfFirst = laptopSession(one, project.projectId, QUIET);
    const { items } = await sessionOfFirst.client.projects.list({});
    expect(items.map(({ projectId }) => projectId)).not.toContain(project.projectId);
    const token = await project.token();
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${other.gatewayUrl}/api/projects`, { headers })).status).toBe(200);
    expect((await fetch(`${one.gatewayUrl}/api/projects`, { headers })).status).toBe(401);
  });

  it('is refused on the state folder of one that runs', async () => {
    const ended = await flowi(home, ['up']);

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(second().gatewayUrl);
  });
});

describe('kill -9 of everything while a run trains', () => {
  let runId: string;
  let before: number[];

  it('leaves nothing running that a new start does not end', async () => {
    await uploadText(project, home, 'iris', IRIS_CSV);
    await runFlow(project, makeFlow());
    ({ runId } = await startRun(project, makeFlow({ name: 'endless', model: FOREVER })));
    const { client, projectId } = project;
    await waitFor({
      read: () => client.runs.get({ params: { projectId, runId } }),
      done: ({ progress }) => progress !== null,
    });
    expect(childNamed(home, runId)).toBeDefined();
    before = everything();
    expect(before.length).toBeGreaterThan(4);

    for (const pid of before) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    await waitFor({ read: async () => before.filter(isAlive), done: (left) => left.length === 0 });
    await up(home, ['--no-example'], 'Console: ');

    expect(before.filter(isAlive)).toEqual([]);
    expect(childNamed(home, runId)).toBeUndefined();
  });

  it('keeps projects, tables, flows, models and the ledger', async () => {
    const { client, projectId } = project;
    expect((await client.datasets.list({ params: { projectId } })).items).toMatchObject([
      { name: 'iris', latestVersion: 1 },
    ]);
    expect((await client.flows.list({ params: { projectId } })).items.map(({ flowId }) => flowId).sort()).toEqual([
      'endless',
      'iris',
    ]);
    expect((await client.models.list({ params: { projectId, flowId: 'iris' } })).items).toMatchObject([
      { version: 1, live: true },
    ]);
    expect((await client.models.ledger({ params: { projectId, flowId: 'iris' } })).items).toMatchObject([
      { action: 'promoted' },
    ]);
  });

  it('ends the run as failed with the cause, and a retry goes on as attempt 2', async () => {
    const { client, projectId } = project;

    const failed = await followRun(project, runId);
    expect(failed).toMatchObject({ state: 'failed', attempt: 1 });
    expect(failed.failure?.cause).toMatch(/restarted|lost/);
    expect(failed.failure?.fix).toBeTruthy();

    await client.runs.retry({ params: { projectId, runId }, body: {} });
    await waitFor({
      read: () => client.runs.get({ params: { projectId, runId } }),
      done: ({ progress, attempt, failure }) => {
        expect(failure).toBeNull();
        return progress !== null && attempt === 2;
      },
    });
    await client.runs.stop({ params: { projectId, runId }, body: {} });
    await waitFor({ read: async () => childNamed(home, runId), done: (child) => child === undefined });
  });

  it('stops whole on flowi down, which says when nothing was running', async () => {
    const running = everything();

    const ended = await flowi(home, ['--json', 'down']);

    expect(ended.json()).toEqual({ stopped: true });
    await waitFor({ read: async () => running.filter(isAlive), done: (left) => left.length === 0, timeoutMs: 60_000 });
    expect((await flowi(home, ['--json', 'down'])).json()).toEqual({ stopped: false });
    expect((await flowi(home, ['flows', 'list'])).code).toBe(1);
  });
});

describe('a first start', () => {
  it('ends on Ctrl-C in the middle of its example', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'flowi-first-'));
    try {
      const child = await up(folder, [], 'trials');

      child.kill('SIGINT');
      await once(child, 'exit');

      expect(child.exitCode).toBe(0);
      expect(childrenOf(folder)).toEqual([]);
    } finally {
      await stopFlowi({ home: folder });
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
