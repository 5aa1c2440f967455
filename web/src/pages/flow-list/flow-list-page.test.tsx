// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Refusal } from '../../testing/api-server.ts';
import { makeFlowSummary, makeProject, makeRun } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/flows';
const AT = '2026-01-31T06:00:00.000Z';

const rowOf = async (name: string) => within((await screen.findByRole('link', { name })).closest('tr')!);

it('shows each flow with its last run, schedule, live model, drift, tracker and owner, from one answer', async () => {
  const drift = { driftReportId: 'r-1', subject: 'online', verdict: 'drift', rows: 1200, minimum: 50, at: AT } as const;
  server().answers['flows.list'] = () => ({
    items: [makeFlowSummary({ drift: { ...drift, modelVersion: 3 }, scheduleState: 'failing' })],
    cursor: null,
  });
  renderConsole(server(), ADDRESS);

  const row = await rowOf('Iris');
  expect(row.getByText('You')).toBeDefined();
  expect(row.getByText('Version 3')).toBeDefined();
  expect(row.getByText('MLflow')).toBeDefined();
  expect(row.getByText('Succeeded')).toBeDefined();
  expect(row.getByText('Failing')).toBeDefined();
  expect(await row.findByText('At 06:00, only on Monday')).toBeDefined();
  expect(row.getByText(/^Next: 2 Feb 2026/)).toBeDefined();
  expect(row.getByText('Drift')).toBeDefined();
  const report = row.getByRole('link', { name: '1,200 rows' });
  expect(report.getAttribute('href')).toBe('/projects/team/deployments/iris-online?tab=monitoring&report=r-1');
  expect(row.getByRole('link', { name: 'Edit Iris' }).getAttribute('href')).toBe('/projects/team/flows/iris/edit');
  expect(document.title).toBe('Flows · Flowi');
  expect(server().asked.map(({ route }) => route)).not.toContain('runs.list');
});

it('tells what is not known yet, and drift of an older model for what it is', async () => {
  const drift = { driftReportId: 'r-1', subject: 'batch', rows: 12, minimum: 50, at: AT } as const;
  server().answers['flows.list'] = () => ({
    items: [
      makeFlowSummary({ drift: { ...drift, verdict: 'not_enough_data', modelVersion: 3 } }),
      makeFlowSummary({ flowId: 'older', name: 'Older', drift: { ...drift, verdict: 'drift', modelVersion: 2 } }),
      makeFlowSummary({ flowId: 'new', name: 'New', live: null, lastRun: null, scheduleState: 'none', timing: null }),
    ],
    cursor: null,
  });
  renderConsole(server(), ADDRESS);

  expect((await rowOf('Iris')).getByText('12 of 50 rows')).toBeDefined();
  expect((await rowOf('Older')).getByText('Judged for version 2')).toBeDefined();
  const fresh = await rowOf('New');
  for (const text of ['Never run', 'No schedule', 'None yet', 'No live model'])
    expect(fresh.getByText(text)).toBeDefined();
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
  expect(screen.getByRole('link', { name: 'See the examples' })).toBeDefined();
});

it('keeps filters and order in the address and says when nothing matches', async () => {
  const { router } = renderConsole(server(), `${ADDRESS}?q=penguins&run=failed&sort=owner&desc=true`);

  expect(await screen.findByText('No flow matches')).toBeDefined();
  expect(screen.getByRole('button', { name: /Last run Failed/ })).toBeDefined();

  const [clear] = screen.getAllByRole('button', { name: 'Clear the filters' });
  await userEvent.click(clear!);

  await rowOf('Iris');
  expect(router.state.location.search).toEqual({ sort: 'owner', desc: true });

  await userEvent.type(screen.getByRole('searchbox', { name: 'Find flows' }), 'ir');
  await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'ir' }));
  await userEvent.click(screen.getByRole('button', { name: /Schedule Any/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'Active' }));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'ir', schedule: 'active' }));
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));

  await waitFor(() => expect(router.state.location.search).toEqual({ q: 'ir', schedule: 'active', sort: 'name' }));
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

  server().answers['flows.list'] = () => ({ items: [makeFlowSummary()], cursor: null });
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

  await rowOf('Iris');
});

it('reads every page of a long list', async () => {
  server().answers['flows.list'] = ({ query }) =>
    query['cursor'] === 'second'
      ? { items: [makeFlowSummary({ flowId: 'penguins', name: 'Penguins' })], cursor: null }
      : { items: [makeFlowSummary()], cursor: 'second' };
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
