import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '@flowi/contracts/api';
import type { FlowInput, Issue } from '@flowi/contracts/flow';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../cli/src/session.ts';
import { REPOSITORY } from '../../local/src/base/paths.ts';
import { call } from './support/api.ts';
import { FOREVER, IRIS_CSV, makeFlow } from './support/flows.ts';
import { deployedMachines, executionsOf } from './support/histories.ts';
import { type Laptop, sharedLaptop } from './support/laptop.ts';
import { openProject, uploadText } from './support/project.ts';

let laptop: Laptop;
let project: Session;

beforeAll(async () => {
  laptop = await sharedLaptop();
  project = await openProject(laptop, 'bad-flows');
  await uploadText(project, laptop.home, 'iris', IRIS_CSV);
  await uploadText(project, laptop.home, 'one-class', `${IRIS_CSV.split('\n').slice(0, 40).join('\n')}\n`);
});

const fixture = (name: string): FlowInput =>
  (
    JSON.parse(readFileSync(join(REPOSITORY, 'contracts/fixtures/flows/bad-graph', `${name}.json`), 'utf8')) as {
      flow: FlowInput;
    }
  ).flow;

/** Keeps a document as a draft and tries to run it. */
async function tryToRun(
  flowId: string,
  document: unknown,
): Promise<{ code: string; message: string; issues: Issue[] }> {
  const { client, projectId } = project;
  await client.flows.create({ params: { projectId }, body: { flowId, document } });
  const refusal: unknown = await client.runs.start({ params: { projectId, flowId }, body: {} }).catch((error) => error);
  const { code, message, details } = refusal as { code: string; message: string; details: { issues?: Issue[] } };
  return { code, message, issues: details?.issues ?? [] };
}

const runsSoFar = async () =>
  (await project.client.runs.list({ params: { projectId: project.projectId } })).items.length;

describe('a flow that cannot run is kept as a draft and refused as a run, with', () => {
  const split = { id: 'split', component: 'train.holdout', params: { test_size: 7 } };
  const misspelt = { id: 'model', component: 'models.oracle', params: {} };
  const withNode = (changed: { id: string; component: string; params: object }): FlowInput => {
    const flow = makeFlow();
    return {
      ...flow,
      nodes: flow.nodes.map((node) => (node.id === changed.id ? { ...node, ...changed } : node)),
    } as FlowInput;
  };
  const cyclic = { ...makeFlow(), edges: [...makeFlow().edges, { from: 'model', to: 'fill' }] };
  const dangling = { ...makeFlow(), edges: [...makeFlow().edges, { from: 'fill', to: 'nowhere' }] };

  it.each<[string, FlowInput, Partial<Issue>, RegExp]>([
    ['a cycle', cyclic, { code: 'cycle', nodeId: 'fill' }, /Nodes fill, model form a cycle.*one direction/],
    [
      'an edge to nowhere',
      dangling,
      { code: 'dangling_edge', field: 'edges.4' },
      /"nowhere", which is not a node of this flow/,
    ],
    [
      'an unknown component',
      withNode(misspelt),
      { code: 'unknown_component', nodeId: 'model', field: 'component' },
      /"models\.oracle", which is not in the catalogue/,
    ],
    [
      'a parameter out of range',
      withNode(split),
      { code: 'invalid_parameter', nodeId: 'split', field: 'params.test_size' },
      /is 7; allowed: number > 0 and < 1/,
    ],
    [
      'a target column that is not there',
      makeFlow({ target: 'colour' }),
      { nodeId: 'load', field: 'params.target' },
      /no column "colour"; its columns: .*species/,
    ],
    [
      'a target of one class',
      makeFlow({ dataset: 'one-class' }),
      { nodeId: 'load', field: 'params.target' },
      /"species".* one class only; .*two or more/,
    ],
    [
      'a dataset that is not there',
      makeFlow({ dataset: 'tulips' }),
      { nodeId: 'load', field: 'params.dataset' },
      /no dataset "tulips".*; add it/,
    ],
  ])('%s', async (name, document, issue, words) => {
    const before = await runsSoFar();

    const refusal = await tryToRun(name.replaceAll(' ', '-'), document);

    expect(refusal.code).toBe('invalid_flow');
    const named = refusal.issues.filter(({ severity }) => severity === 'error');
    expect(named).toContainEqual(expect.objectContaining({ ...issue, message: expect.stringMatching(words) }));
    expect(await runsSoFar()).toBe(before);
  });

  it('ten thousand trials, whose number is told before anything starts', async () => {
    const { client, projectId } = project;
    const document = fixture('ten-thousand-trials');

    const check = await client.flows.validate({ params: { projectId }, body: { document } });
    const refusal = await tryToRun('grid', document);

    expect(check).toMatchObject({ runnable: false, trials: 10_000 });
    expect(refusal.code).toBe('too_many_trials');
    expect(refusal.message + JSON.stringify(refusal.issues)).toMatch(/10[,.]?000.*1[,.]?000/);
    expect(await runsSoFar()).toBe(0);
  });
});

describe('a draft', () => {
  it('saved from a stale revision is refused, and nothing of the other save is lost', async () => {
    const { client, projectId } = project;
    const flowId = 'shared';
    const { revision } = await client.flows.create({ params: { projectId }, body: { flowId, document: makeFlow() } });
    const save = (name: string) =>
      client.flows.saveDraft({ params: { projectId, flowId }, body: { revision, document: makeFlow({ name }) } });
    await save('first');

    await expect(save('second')).rejects.toMatchObject({ code: 'conflict', details: { status: 409 } });

    expect((await client.flows.get({ params: { projectId, flowId } })).draft.name).toBe('first');
  });
});

describe('a start', () => {
  it('made twice under one key is one run with one execution, also when both come at once', async () => {
    const { client, projectId } = project;
    const flowId = 'twice';
    await client.flows.create({ params: { projectId }, body: { flowId, document: makeFlow({ model: FOREVER }) } });
    const start = () => client.runs.start({ params: { projectId, flowId }, body: {}, idempotencyKey: 'the-key' });

    const answers = await Promise.allSettled([start(), start()]);
    const again = await start();

    const ids = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.runId] : []));
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set([...ids, again.runId]).size).toBe(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'conflict' });
    const { items } = await client.runs.list({ params: { projectId }, query: { flowId } });
    expect(items).toHaveLength(1);
    const { sfn } = laptop.aws;
    const train = (await deployedMachines(sfn)).find(({ name }) => name === 'Train')!;
    const executions = await executionsOf(sfn, train);
    expect(executions.filter(({ executionArn }) => executionArn?.includes(again.runId))).toHaveLength(1);
    await client.runs.stop({ params: { projectId, runId: again.runId }, body: {} });
  });
});

describe('a request', () => {
  it('of 50 MB is 413', async () => {
    const token = await project.token();
    const params = { projectId: project.projectId };
    const body = { document: 'x'.repeat(50_000_000) };

    const answer = await call(laptop.instance, routes.flows.validate, { token, params, body });

    expect(answer).toMatchObject({ status: 413, code: 'request_too_large' });
    expect(answer.text).toMatch(/over 10 MB; upload data as a dataset/);
  });
});
