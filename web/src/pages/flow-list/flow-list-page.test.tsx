// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Refusal } from '../../testing/api-server.ts';
import { makeFlowRecord, makeProject, makeRun } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/flows';

const rowOf = async (name: string) => within((await screen.findByRole('link', { name })).closest('tr')!);

it('shows each flow with its owner, schedule, live model and the state of its last run', async () => {
  renderConsole(server(), ADDRESS);

  const row = await rowOf('Iris');
  expect(row.getByText('You')).toBeDefined();
  expect(row.getByText('On')).toBeDefined();
  expect(row.getByText('Version 3')).toBeDefined();
  expect(await row.findByText('Succeeded')).toBeDefined();
  expect(document.title).toBe('Flows · Flowi');
});

it('sends the token of the session', async () => {
  renderConsole(server(), ADDRESS);
  await rowOf('Iris');

  expect(server().asked.every(({ headers }) => headers.authorization === 'Bearer token-of-the-user')).toBe(true);
});

it('leads from the start to the flows of the first project', async () => {
  const { router } = renderConsole(server(), '/');

  await rowOf('Iris');
  expect(router.state.location.pathname).toBe(ADDRESS);
});

it('tells how to begin when there is no flow', async () => {
  server().answers['flows.list'] = () => ({ items: [], cursor: null });
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText('No flows yet')).toBeDefined();
  expect(screen.getByText('npx flowi flows push my-flow.yaml')).toBeDefined();
});

it('keeps the filter in the address and says when nothing matches', async () => {
  const { router } = renderConsole(server(), `${ADDRESS}?q=penguins`);

  expect(await screen.findByText('No flow matches')).toBeDefined();
  expect(screen.getByText('No name or id contains “penguins”.')).toBeDefined();

  await userEvent.click(screen.getByRole('button', { name: 'Clear the filter' }));

  await rowOf('Iris');
  expect(router.state.location.searchStr).toBe('');

  await userEvent.type(screen.getByRole('searchbox', { name: 'Find flows' }), 'ir');

  await waitFor(() => expect(router.state.location.searchStr).toBe('?q=ir'));
  await rowOf('Iris');
});

it('says why the list could not be loaded, and loads it when asked to again', async () => {
  server().answers['flows.list'] = () => {
    throw new Refusal('not_allowed', 'You are not a member of team.');
  };
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText('The flows could not be loaded')).toBeDefined();
  expect(screen.getByText('You are not a member of team.')).toBeDefined();
  expect(screen.getByText('Ask an admin of the project for the role that is needed.')).toBeDefined();
  expect(screen.getByText('Reference: request-1')).toBeDefined();

  server().answers['flows.list'] = () => ({ items: [makeFlowRecord()], cursor: null });
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

  await rowOf('Iris');
});

it('reads every page of a long list', async () => {
  server().answers['flows.list'] = ({ query }) =>
    query['cursor'] === 'second'
      ? { items: [makeFlowRecord({ flowId: 'penguins', name: 'Penguins' })], cursor: null }
      : { items: [makeFlowRecord()], cursor: 'second' };
  renderConsole(server(), ADDRESS);

  await rowOf('Iris');
  await rowOf('Penguins');
});

it('starts a run under a key of its own and opens its page', async () => {
  server().answers['runs.start'] = () => makeRun({ runId: 'run-2', state: 'queued' });
  server().answers['runs.get'] = ({ params }) => ({ ...makeRun({ runId: params['runId'] }), progress: null });
  const { router } = renderConsole(server(), ADDRESS);

  await userEvent.click(await screen.findByRole('button', { name: 'Run Iris' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/team/runs/run-2'));
  const starts = server().asked.filter(({ route }) => route === 'runs.start');
  expect(starts).toHaveLength(1);
  expect(starts[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
});

it('names node and field when a flow cannot run', async () => {
  server().answers['runs.start'] = () => {
    const message = 'C is -1, allowed is a number above 0';
    const issue = { code: 'invalid_parameter', severity: 'error', nodeId: 'svc', field: 'params.C', message };
    throw new Refusal('invalid_flow', 'The flow has 1 error.', [issue]);
  };
  renderConsole(server(), ADDRESS);

  await userEvent.click(await screen.findByRole('button', { name: 'Run Iris' }));

  expect(await screen.findByText('No run of Iris was started')).toBeDefined();
  expect(screen.getByText('svc.params.C: C is -1, allowed is a number above 0')).toBeDefined();
});

it('does not let a viewer run, and says which role is needed', async () => {
  server().answers['projects.list'] = () => ({ items: [makeProject({ role: 'viewer' })] });
  renderConsole(server(), ADDRESS);
  await rowOf('Iris');

  const button = await screen.findByRole('button', { name: 'Run Iris' });
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('true'));
  await userEvent.hover(button);
  expect(await screen.findAllByText('Needs the role editor in this project.')).not.toHaveLength(0);
});
