import { readFileSync } from 'node:fs';
import { routes } from '@flowi/contracts/api';
import { beforeAll, describe, expect, it } from 'vitest';
import { examplePath } from '../../cli/src/demo/examples.ts';
import type { Session } from '../../cli/src/session.ts';
import { familyOf } from '../../local/src/processes/family.ts';
import { call } from './support/api.ts';
import { FOREVER, makeFlow } from './support/flows.ts';
import { settle } from './support/follow.ts';
import { type Laptop, sharedLaptop } from './support/laptop.ts';
import { childNamed, childrenOf, commandOf, environmentOf, listenersOf } from './support/processes.ts';
import { openProject, runFlow, startRun, uploadText } from './support/project.ts';
import { waitFor } from './support/wait.ts';

let laptop: Laptop;
let project: Session;
const GOOD = {
  island: 'Alba',
  bill_length_mm: 39.6,
  bill_depth_mm: 18.5,
  flipper_length_mm: 194,
  body_mass_g: 4139,
  sex: 'male',
};

/** Measurements are filled in; texts become columns of zeros and ones. */
function penguins() {
  const flow = makeFlow({ name: 'penguins', dataset: 'penguins', deploy: { online: { enabled: true } } });
  const encode = { id: 'encode', component: 'preprocessing.one_hot_encoder', params: { columns: ['island', 'sex'] } };
  const numbers = ['bill_length_mm', 'bill_depth_mm', 'flipper_length_mm', 'body_mass_g'];
  return {
    ...flow,
    nodes: [
      ...flow.nodes.map((node) => (node.id === 'fill' ? { ...node, params: { columns: numbers } } : node)),
      encode,
    ],
    edges: flow.edges.flatMap((edge) =>
      edge.to === 'model'
        ? [
            { from: 'fill', to: 'encode' },
            { from: 'encode', to: 'model' },
          ]
        : [edge],
    ),
  };
}

beforeAll(async () => {
  laptop = await sharedLaptop();
  project = await openProject(laptop, 'serving');
  await uploadText(project, laptop.home, 'penguins', readFileSync(examplePath('penguins/penguins.csv')));
  const run = await runFlow(project, penguins());
  expect(run, JSON.stringify(run.failure)).toMatchObject({ state: 'succeeded', decision: { outcome: 'promoted' } });
  await settle(project, 'penguins-online');
});

const ask = async (rows: unknown) =>
  call(laptop.instance, routes.invocations.invoke, {
    token: await project.token(),
    params: { projectId: project.projectId, deploymentId: 'penguins-online' },
    body: rows,
  });

const predictions = (text: string) =>
  (JSON.parse(text) as { predictions: { label: string | null; reason?: string }[] }).predictions;

describe('a request for predictions', () => {
  it('with good rows answers a class for each', async () => {
    const answer = await ask([GOOD, GOOD]);

    expect(answer.status, answer.text).toBe(200);
    expect(predictions(answer.text)).toHaveLength(2);
    expect(['north', 'south', 'east', 'west']).toContain(predictions(answer.text)[0]?.label);
  });

  it('with a category that training never saw, or a null, still answers every row', async () => {
    const answer = await ask([
      { ...GOOD, island: 'Atlantis' },
      { ...GOOD, bill_length_mm: null },
      { ...GOOD, sex: null },
    ]);

    expect(answer.status, answer.text).toBe(200);
    expect(predictions(answer.text)).toHaveLength(3);
    for (const one of predictions(answer.text)) expect(one.label ?? one.reason, answer.text).toBeTruthy();
  });

  const { sex: _sex, ...withoutSex } = GOOD;
  it.each<[string, unknown, RegExp]>([
    ['a missing column', [GOOD, withoutSex], /sex.*given no such column; allowed: a text, or null/],
    ['an extra column', [{ ...GOOD, colour: 'red' }], /colour.*given an extra column; allowed: only island/],
    [
      'text where a number belongs',
      [{ ...GOOD, body_mass_g: 'heavy' }],
      /body_mass_g.*given .*heavy.*; allowed: a number/,
    ],
    ['a number where text belongs', [{ ...GOOD, island: 7 }], /island.*given 7; allowed: a text, or null/],
    ['an object as a value', [{ ...GOOD, island: {} }], /island.*given {}; allowed: a text, or null/],
    ['no rows at all', 'rows', /given .*rows.*; allowed: an array of records/i],
  ])('with %s is refused, naming it', async (_, body, words) => {
    const answer = await ask(body);

    expect(answer, answer.text).toMatchObject({ status: 422, code: 'prediction_input' });
    expect(answer.text).toMatch(words);
  });

  it('to a deployment that is not there is 404', async () => {
    const answer = await call(laptop.instance, routes.invocations.invoke, {
      token: await project.token(),
      params: { projectId: project.projectId, deploymentId: 'nothing-online' },
      body: [GOOD],
    });

    expect(answer).toMatchObject({ status: 404, code: 'not_found' });
  });
});

describe('the processes of the instance, while a job trains and an endpoint serves', () => {
  let family: number[];
  let runId: string;

  beforeAll(async () => {
    ({ runId } = await startRun(project, { ...penguins(), name: 'endless', ...endless() }));
    await waitFor({ read: async () => childNamed(laptop.home, runId), done: (child) => child !== undefined });
    await ask([GOOD]);
    family = [laptop.instance.pid, ...childrenOf(laptop.home).map(({ pid }) => pid)].flatMap(familyOf);
    family = [...new Set(family)];
  });

  const endless = () => {
    const flow = penguins();
    return {
      nodes: flow.nodes.map((node) => (node.id === 'model' ? { ...node, ...FOREVER } : node)),
      deploy: {},
    };
  };

  it('listen on the loopback only', () => {
    const listeners = listenersOf(family);

    expect(listeners.length).toBeGreaterThan(4);
    const ports = listeners.map((address) => Number(address.split(':').at(-1)));
    for (const port of Object.values(laptop.instance.ports)) expect(ports).toContain(port);
    expect(listeners.filter((address) => !address.startsWith('127.'))).toEqual([]);
  });

  it('hold no root key: jobs and endpoints ask for the credentials of their role, functions have theirs', () => {
    const environments = family.map((pid) => ({ pid, command: commandOf(pid), env: environmentOf(pid) }));
    const find = (part: string) => environments.filter(({ command }) => command.includes(part));
    expect(find('flowi job').length).toBeGreaterThan(0);
    expect(find('model-server').length).toBeGreaterThan(0);
    const functions = environments.filter(({ env }) => env['AWS_LAMBDA_FUNCTION_NAME'] !== undefined);
    expect(functions.length).toBeGreaterThan(0);

    for (const { command, env } of [...find('flowi job'), ...find('model-server')]) {
      expect(env['AWS_SECRET_ACCESS_KEY'], command).toBeUndefined();
      expect(env['AWS_CONTAINER_CREDENTIALS_FULL_URI'], command).toMatch(/^http:\/\/127\.0\.0\.1:/);
    }
    for (const { command, env } of functions) expect(env['AWS_ACCESS_KEY_ID'], command).toMatch(/^ASIA/);
    const own = environmentOf(laptop.instance.pid);
    const foreign = environments.filter(
      ({ env }) =>
        env['AWS_SECRET_ACCESS_KEY'] !== undefined &&
        !env['AWS_ACCESS_KEY_ID']?.startsWith('ASIA') &&
        env['AWS_SECRET_ACCESS_KEY'] !== own['AWS_SECRET_ACCESS_KEY'],
    );
    expect(foreign.map(({ command }) => command)).toEqual([]);
  });

  it('lose the job when its run is stopped', async () => {
    const { client, projectId } = project;
    await client.runs.stop({ params: { projectId, runId }, body: {} });

    await waitFor({ read: async () => childNamed(laptop.home, runId), done: (child) => child === undefined });
  });
});

describe('MLflow', () => {
  it('that does not answer costs a run a warning, not its success', async () => {
    const tracker = childNamed(laptop.home, 'mlflow')!;
    process.kill(-tracker.pid, 'SIGSTOP');

    const run = await runFlow(project, { ...penguins(), name: 'untracked', deploy: {} }).finally(() =>
      process.kill(-tracker.pid, 'SIGCONT'),
    );

    expect(run).toMatchObject({ state: 'succeeded', failure: null });
    expect(run.warnings.join(' ')).toMatch(/tracker/i);
  });
});
