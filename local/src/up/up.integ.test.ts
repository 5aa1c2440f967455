import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REPOSITORY } from '../base/paths.ts';
import { freePort } from '../base/ports.ts';
import { until } from '../base/wait.ts';
import { processIdentity } from '../processes/identity.ts';
import { livingOwner } from '../processes/instance-lock.ts';
import { AlreadyRunningError } from './already-running-error.ts';
import { type Instance, readInstance } from './instance.ts';
import { type Flowi, startFlowi } from './start-flowi.ts';
import { stopFlowi } from './stop-flowi.ts';

const APP = { command: 'node local/src/testing/small-app.ts', sources: ['local/src/testing/small-app.ts'] };
const PATIENCE = { limitMs: 120_000, everyMs: 50, onTimeout: () => 'it did not get there' };

let home: string;
let port: number;
let flowi: Flowi | undefined;

beforeAll(async () => {
  // Where the default state folder lies: below a package.json that says "type": "module", which must not reach the Lambdas.
  home = mkdtempSync(join(REPOSITORY, '.flowi-test-'));
  port = await freePort();
});

afterAll(async () => {
  await flowi?.stop();
  await stopFlowi({ home });
  rmSync(home, { recursive: true, force: true });
});

async function start(): Promise<{ instance: Instance; lines: string[] }> {
  const lines: string[] = [];
  flowi = await startFlowi({ home, port, app: APP, progress: (line) => lines.push(line) });
  return { instance: flowi.instance, lines };
}

async function signIn({ cognito }: Instance): Promise<string> {
  const reply = await fetch(cognito.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: cognito.clientId,
      AuthParameters: { USERNAME: cognito.username, PASSWORD: cognito.password },
    }),
  });
  const { AuthenticationResult } = (await reply.json()) as { AuthenticationResult: { AccessToken: string } };
  return AuthenticationResult.AccessToken;
}

const call = (instance: Instance, path: string, token?: string) =>
  fetch(
    `${instance.gatewayUrl}/api${path}`,
    token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
  );

it('deploys the stacks, signs its user in and answers through the gateway', async () => {
  const { instance, lines } = await start();

  expect(lines.join('\n')).toMatch(/deploying the stacks \(first start\)/);
  expect(statSync(join(home, 'instance.json')).mode & 0o077).toBe(0);
  const token = await signIn(instance);
  const reply = await call(instance, '/hello', token);
  expect(reply.status).toBe(200);
  const environment = (await reply.json()) as Record<string, string>;
  expect(environment['AWS_ACCESS_KEY_ID']).toMatch(/^ASIA/);
  expect(environment['AWS_ENDPOINT_URL_SCHEDULER']).toBe(instance.standInsUrl);
  expect(environment).not.toHaveProperty('FLOWI_HOME');
});

it('refuses who has no token or a changed one, and keeps a failure to itself', async () => {
  const instance = flowi!.instance;
  const token = await signIn(instance);
  const [head, body, signature] = token.split('.');

  expect((await call(instance, '/hello')).status).toBe(401);
  expect((await call(instance, '/hello', `${head}.${body}.${signature?.split('').reverse().join('')}`)).status).toBe(
    401,
  );
  const failure = await call(instance, '/throw', token);
  expect(failure.status).toBe(500);
  expect(await failure.text()).not.toContain('secret detail');
});

it('runs the tracker beside it', async () => {
  const { gatewayUrl } = flowi!.instance;
  const search = () =>
    fetch(`${gatewayUrl}/mlflow/api/2.0/mlflow/experiments/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"max_results": 5}',
    });

  const reply = await until(async () => ((await search()).ok ? (await search()).json() : undefined), PATIENCE);

  expect(reply).toMatchObject({ experiments: [{ name: 'Default' }] });
});

it('does not start twice on one folder', async () => {
  const second = startFlowi({ home, port: await freePort(), app: APP });

  await expect(second).rejects.toBeInstanceOf(AlreadyRunningError);
});

it('finds everything again after a stop, without deploying', async () => {
  const before = flowi!.instance;
  await flowi!.stop();
  expect(livingOwner(join(home, 'run'))).toBeNull();

  const { instance, lines } = await start();

  expect(lines).toContain('stacks are up to date');
  expect(instance.ports).toEqual(before.ports);
  expect(instance.userPoolId).toBe(before.userPoolId);
  expect((await call(instance, '/hello', await signIn(instance))).status).toBe(200);
  await flowi!.stop();
  flowi = undefined;
});

it('starts again after kill -9 of its process, ends what that left, and stops on request from outside', async () => {
  const first = await startOutside();
  first.kill('SIGKILL');
  await once(first, 'exit');
  const left = leftRunning();
  expect(left.length).toBeGreaterThan(0);

  const second = await startOutside();
  const instance = readInstance(join(home, 'instance.json'))!;
  expect((await call(instance, '/hello', await signIn(instance))).status).toBe(200);
  expect(left.filter((pid) => processIdentity(pid) !== null)).toEqual([]);

  expect(await stopFlowi({ home })).toBe(true);
  expect(second.exitCode ?? (await once(second, 'exit'))[0]).toBe(0);
  expect(leftRunning()).toEqual([]);
  expect(await stopFlowi({ home })).toBe(false);
});

/** Starts an instance as a process of its own, and waits until it is up. */
async function startOutside() {
  const script = `
    import { runUntilStopped, startFlowi } from '${join(REPOSITORY, 'local/index.ts')}';
    await runUntilStopped(await startFlowi({ home: '${home}', port: ${port}, app: ${JSON.stringify(APP)}, progress: console.log }));`;
  const child = spawn('node', ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await until(() => (child.exitCode === null ? output.includes('Flowi is up') || undefined : true), PATIENCE);
  expect(output).toContain('Flowi is up');
  return child;
}

/** Children that the process table names and that still run. */
function leftRunning(): number[] {
  const table = JSON.parse(readFileSync(join(home, 'run', 'processes.json'), 'utf8')) as {
    children: { pid: number }[];
  };
  return table.children.map(({ pid }) => pid).filter((pid) => processIdentity(pid) !== null);
}
