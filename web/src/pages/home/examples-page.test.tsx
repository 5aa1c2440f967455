// @vitest-environment jsdom
import { createServer, type Server } from 'node:http';
import { flowSchema, parseFlowText, serializeFlow } from '@flowi/contracts/flow';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { exampleFiles } from '../../../examples-plugin.ts';
import { Refusal } from '../../testing/api-server.ts';
import { makeDataset, makeDatasetVersion } from '../../testing/make-datasets.ts';
import { makeFlowRecord, makeFlowSummary, makeProject, makeRun } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';
import { serveExamples } from '../../testing/serve-examples.ts';

const server = withApiServer();
serveExamples();
const ADDRESS = '/projects/team/examples';
const createdSchema = z.object({ flowId: z.string(), document: flowSchema });

let storage: Server;
let address: string;
let stored: string[];

beforeAll(async () => {
  storage = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.method === 'PUT') stored.push(Buffer.concat(chunks).toString());
    // The page of a test is of another origin than this server.
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'PUT' };
    response.writeHead(200, headers).end();
  });
  await new Promise<void>((resolve) => storage.listen(0, '127.0.0.1', resolve));
  const found = storage.address();
  address = typeof found === 'object' && found !== null ? `http://127.0.0.1:${found.port}` : '';
});
afterAll(() => {
  storage.closeAllConnections();
  storage.close();
});

const iris = () => {
  const text = exampleFiles().find(({ name }) => name === 'iris/flow.yaml')?.text ?? '';
  const parsed = parseFlowText(text);
  if (!parsed.ok) throw new Error('The example is no flow.');
  return parsed.flow;
};

let looks: number;

beforeEach(() => {
  stored = [];
  looks = 0;
  const file = { name: 'iris.csv', uploadId: 'upload-1', partBytes: 16_777_216 };
  Object.assign(server().answers, {
    'flows.list': () => ({ items: [], cursor: null }),
    'datasets.list': () => ({ items: [], cursor: null }),
    'datasets.beginUpload': () => ({ version: 1, files: [{ ...file, parts: [] }] }),
    'datasets.resumeUpload': () => ({
      version: 1,
      files: [
        {
          ...file,
          bytes: 1,
          arrived: stored.map((_, index) => ({ partNumber: index + 1, etag: '"1"' })),
          parts: stored.length === 0 ? [{ partNumber: 1, url: `${address}/iris.csv?partNumber=1` }] : [],
        },
      ],
    }),
    'datasets.completeUpload': () => makeDatasetVersion({ state: 'profiling', profile: null }),
    'datasets.getVersion': () => {
      looks += 1;
      return makeDatasetVersion(looks > 1 ? {} : { state: 'profiling', profile: null });
    },
    'flows.create': ({ body }: { body: unknown }) => {
      const { flowId, document } = createdSchema.parse(body);
      return makeFlowRecord({ flowId, draft: document, name: document.name });
    },
    'runs.start': () => makeRun({ runId: 'run-9', state: 'queued' }),
  });
});

const asked = (route: string) => server().asked.filter((one) => one.route === route);
const openAndRun = async () => userEvent.click(await screen.findByRole('button', { name: 'Open and run iris' }));

it('lists the shipped examples with their tables, Iris first', async () => {
  renderConsole(server(), ADDRESS);

  const [first] = await screen.findAllByRole('button', { name: /^Open and run/ });
  expect(first?.getAttribute('aria-label')).toBe('Open and run iris');
  expect(screen.getByText('iris: 150 rows, 5 columns')).toBeDefined();
});

it('uploads the table, waits until it was read, makes the flow, starts it and opens the run', async () => {
  const { router } = renderConsole(server(), ADDRESS);
  await openAndRun();

  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/team/runs/run-9'));
  expect(stored).toEqual([exampleFiles().find(({ name }) => name === 'iris/iris.csv')?.text]);
  expect(looks).toBeGreaterThan(1);
  const made = createdSchema.parse(asked('flows.create')[0]?.body);
  expect(made.flowId).toBe('iris');
  expect(serializeFlow(made.document, 'yaml')).toBe(serializeFlow(iris(), 'yaml'));
  expect(asked('runs.start').map(({ params }) => params['flowId'])).toEqual(['iris']);
});

it('makes neither table nor flow anew where the project has the very same', async () => {
  Object.assign(server().answers, {
    'flows.list': () => ({ items: [makeFlowSummary({ name: 'iris' })], cursor: null }),
    'flows.get': () => makeFlowRecord({ name: 'iris', draft: iris() }),
    'datasets.list': () => ({ items: [makeDataset()], cursor: null }),
  });
  const { router } = renderConsole(server(), ADDRESS);
  await openAndRun();

  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/team/runs/run-9'));
  expect(asked('datasets.beginUpload')).toEqual([]);
  expect(asked('flows.create')).toEqual([]);
});

it('leaves a flow alone that was changed, and makes another', async () => {
  Object.assign(server().answers, {
    'flows.list': () => ({ items: [makeFlowSummary({ name: 'iris' })], cursor: null }),
    'flows.get': () => makeFlowRecord({ name: 'iris' }),
    'datasets.list': () => ({ items: [makeDataset()], cursor: null }),
  });
  const { router } = renderConsole(server(), ADDRESS);
  await userEvent.click(await screen.findByRole('button', { name: 'Only open iris' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/team/flows/iris-2/edit'));
  expect(asked('runs.start')).toEqual([]);
});

it('says why an example could not be opened', async () => {
  server().answers['datasets.beginUpload'] = () => {
    throw new Refusal('not_allowed', 'You may not add data to team.');
  };
  renderConsole(server(), ADDRESS);
  await openAndRun();

  expect(await screen.findByText('The example iris could not be opened')).toBeDefined();
  expect(screen.getByText('You may not add data to team.')).toBeDefined();
});

it('does not let a viewer open one', async () => {
  server().answers['projects.list'] = () => ({ items: [makeProject({ role: 'viewer' })] });
  renderConsole(server(), ADDRESS);

  const button = await screen.findByRole('button', { name: 'Open and run iris' });
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('true'));
});

it('is where a project without flows begins', async () => {
  const { router } = renderConsole(server(), '/');

  await waitFor(() => expect(router.state.location.pathname).toBe(ADDRESS));
});
