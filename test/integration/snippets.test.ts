import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { predictionsSchema } from '@flowi/contracts/api';
import { beforeAll, describe, expect, it } from 'vitest';
import { examplePath } from '../../cli/src/demo/examples.ts';
import type { Session } from '../../cli/src/session.ts';
import { readInferred } from '../../web/src/pages/deployment/answers.ts';
import {
  endpointAddress,
  exampleRow,
  inferAddress,
  inferBody,
  rowsBody,
  SNIPPET_LANGUAGES,
  type SnippetLanguage,
  snippetText,
} from '../../web/src/pages/deployment/snippets.ts';
import { makeFlow } from './support/flows.ts';
import { settle } from './support/follow.ts';
import { type Laptop, sharedLaptop } from './support/laptop.ts';
import { openProject, runFlow, uploadText } from './support/project.ts';

/** A value that shells, Python and TypeScript each have to quote in their own way. */
const ODD = `O'Brien "\`$HOME\` \\ é`;

let laptop: Laptop;
let project: Session;
let model: Awaited<ReturnType<Session['client']['models']['get']>>;

/** Iris with a column of texts, one of them odd. */
function table(): string {
  const [head, ...rows] = readFileSync(examplePath('iris/iris.csv'), 'utf8').trim().split(/\r?\n/);
  const quoted = `"${ODD.replaceAll('"', '""')}"`;
  return [`garden,${head}`, ...rows.map((row, index) => `${index % 2 === 0 ? quoted : 'north'},${row}`)].join('\n');
}

beforeAll(async () => {
  laptop = await sharedLaptop();
  project = await openProject(laptop, 'snippets');
  await uploadText(project, laptop.home, 'gardens', table());
  const flow = makeFlow({ name: 'gardens', dataset: 'gardens', deploy: { online: { enabled: true } } });
  const encode = { id: 'encode', component: 'preprocessing.one_hot_encoder', params: { columns: ['garden'] } };
  const run = await runFlow(project, {
    ...flow,
    nodes: [
      ...flow.nodes.map((node) => (node.id === 'fill' ? { ...node, params: { exclude_columns: ['garden'] } } : node)),
      encode,
    ],
    edges: [
      ...flow.edges.filter(({ to }) => to !== 'model'),
      { from: 'fill', to: 'encode' },
      { from: 'encode', to: 'model' },
    ],
  });
  expect(run, JSON.stringify(run.failure)).toMatchObject({ state: 'succeeded', decision: { outcome: 'promoted' } });
  await settle(project, 'gardens-online');
  model = await project.client.models.get({ params: { projectId: project.projectId, flowId: 'gardens', version: 1 } });
});

/** Runs a snippet the way a person would who pasted it into a shell or a file. */
async function paste(language: SnippetLanguage, text: string): Promise<unknown> {
  const env = { ...process.env, FLOWI_TOKEN: await project.token() };
  const file = join(laptop.home, `pasted-${language}.mts`);
  if (language === 'typescript') writeFileSync(file, text);
  const command: Record<SnippetLanguage, [string, string[], string]> = {
    curl: ['sh', [], text],
    python: ['python3', ['-'], text],
    typescript: ['node', ['--disable-warning=ExperimentalWarning', file], ''],
  };
  const [program, args, input] = command[language];
  const ran = spawnSync(program, args, { input, env, encoding: 'utf8' });
  expect(ran.status, ran.stderr + ran.stdout).toBe(0);
  return JSON.parse(ran.stdout);
}

describe.each(SNIPPET_LANGUAGES)('the snippet for %s', (language) => {
  const row = () => ({ ...exampleRow(model.evidence.sample.rows), garden: ODD });
  const deployment = () => ({ projectId: project.projectId, deploymentId: 'gardens-online', flowId: 'gardens' });

  it('is answered as the model answers that row', async () => {
    const call = { url: endpointAddress(project.apiUrl, deployment()), body: rowsBody(model.contract, [row()]) };

    const reply = predictionsSchema.parse(await paste(language, snippetText(language, call)));

    const asked = await project.client.invocations.invoke({
      params: { projectId: project.projectId, deploymentId: 'gardens-online' },
      body: rowsBody(model.contract, [row()]),
    });
    expect(reply).toEqual(asked);
    expect(model.contract.classes).toContain(reply.predictions[0]?.label);
  });

  it('is answered in the Open Inference Protocol, too', async () => {
    const call = { url: inferAddress(project.apiUrl, deployment()), body: inferBody(model.contract, [row()]) };

    const reply = await paste(language, snippetText(language, call));

    expect(model.contract.classes).toContain(readInferred(model.contract, reply).label);
  });
});
