// @vitest-environment jsdom
import type { Run } from '@flowi/contracts/entities';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { chooseRuns } from '../../features/runs/chosen-runs.ts';
import { makeFlowSummary, makeRun } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/runs';

afterEach(() => chooseRuns('team', []));

/** 120 runs, the first the newest; every third of penguins and failed. */
function answerWithMany() {
  const runs = Array.from({ length: 120 }, (_, index) =>
    makeRun({
      runId: `run-${index}`,
      createdAt: new Date(Date.UTC(2026, 0, 31) - index * 60_000).toISOString(),
      testMetrics: { accuracy: ((index * 37) % 120) / 120 },
      ...(index % 3 === 0 && { flowId: 'penguins', state: 'failed' }),
    }),
  );
  server().answers['flows.list'] = () => ({
    items: [makeFlowSummary(), makeFlowSummary({ flowId: 'penguins', name: 'Penguins' })],
    cursor: null,
  });
  server().answers['runs.list'] = ({ query }) => {
    const from = Number(query['cursor'] ?? 0);
    const to = from + Number(query['limit']);
    const wanted = runs.filter(
      ({ flowId, state }) => (query['flowId'] ?? flowId) === flowId && (query['state'] ?? state) === state,
    );
    const { sort: metric, order } = query;
    const cursor = to < wanted.length ? String(to) : null;
    if (metric === undefined) return { items: wanted.slice(from, to), cursor };
    const measured = ({ testMetrics }: Run) => testMetrics?.[metric] ?? 0;
    const ascending = wanted.toSorted((a, b) => measured(a) - measured(b));
    const sorted = {
      metric,
      order: order === 'ascending' ? order : ('descending' as const),
      among: wanted.length,
      complete: true,
    };
    return { items: (order === 'ascending' ? ascending : ascending.reverse()).slice(from, to), cursor, sorted };
  };
}

const rows = async () => within(await screen.findByRole('table')).findAllByRole('row');

it('shows a page of the runs, and the page that the address names', async () => {
  answerWithMany();
  const { router } = renderConsole(server(), `${ADDRESS}?page=3`);

  await waitFor(async () => expect(await rows()).toHaveLength(21));

  await userEvent.click(screen.getByRole('button', { name: 'Page 1' }));
  await waitFor(async () => expect(await rows()).toHaveLength(51));
  expect(router.state.location.searchStr).toBe('');
});

it('is narrowed down by flow and state, and keeps that in the address', async () => {
  answerWithMany();
  const { router } = renderConsole(server(), `${ADDRESS}?state=failed`);
  await waitFor(async () => expect(await rows()).toHaveLength(41));

  await userEvent.click(screen.getByRole('button', { name: /^Flow/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'Iris' }));

  expect(await screen.findByText('No run matches')).toBeDefined();
  expect(router.state.location.search).toEqual({ flow: 'iris', state: 'failed' });

  await userEvent.click(screen.getByRole('button', { name: 'Show all runs' }));
  await waitFor(async () => expect(await rows()).toHaveLength(51));
});

it('keeps what is ticked over pages and filters, and leads to the comparison of it', async () => {
  answerWithMany();
  const { router } = renderConsole(server(), ADDRESS);
  await waitFor(async () => expect(await rows()).toHaveLength(51));
  const tick = async (row: number) => {
    const found = (await rows())[row];
    if (found === undefined) throw new Error(`There is no row ${row}.`);
    await userEvent.click(within(found).getByRole('checkbox'));
  };

  await tick(2);
  await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ page: 2, after: '50' }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Previous page' })).toHaveProperty('disabled', false));
  await tick(1);
  await userEvent.click(screen.getByRole('button', { name: /^State/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'Failed' }));
  await waitFor(async () => expect(await rows()).toHaveLength(41));

  expect(screen.getByText(/2 runs are ticked/)).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Compare 2 runs' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/team/compare'));
  expect(router.state.location.search).toMatchObject({ runs: 'run-1,run-50' });
});

it('hands the filter on when everything listed is compared', async () => {
  answerWithMany();
  const { router } = renderConsole(server(), `${ADDRESS}?flow=penguins`);

  await waitFor(async () => expect(await rows()).toHaveLength(41));
  await userEvent.click(screen.getByRole('button', { name: 'Compare all that are listed' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/team/compare'));
  expect(router.state.location.search).toMatchObject({ flow: 'penguins' });
});

it('tells what to do when nothing has run', async () => {
  server().answers['runs.list'] = () => ({ items: [], cursor: null });
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText('No runs yet')).toBeDefined();
  expect(screen.getByRole('link', { name: 'To the flows' })).toBeDefined();
});

it('names the very page in the address, and asks for that one alone again', async () => {
  answerWithMany();
  const { router } = renderConsole(server(), ADDRESS);
  await waitFor(async () => expect(await rows()).toHaveLength(51));

  await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ page: 2, after: '50' }));
  await waitFor(() => expect(server().asked.filter(({ route }) => route === 'runs.list')).toHaveLength(2));
  const asked = () =>
    server()
      .asked.filter(({ route }) => route === 'runs.list')
      .map(({ query }) => query['cursor'] ?? '');
  expect(asked()).toEqual(['', '50']);

  router.history.back();
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

it('counts a page off once where the address does not say where it begins', async () => {
  answerWithMany();
  const { router } = renderConsole(server(), `${ADDRESS}?page=3`);

  await waitFor(() => expect(router.state.location.search).toMatchObject({ page: 3, after: '100' }));
  await waitFor(async () => expect(await rows()).toHaveLength(21));
});

it('sorts all runs by a metric that was chosen, the best first, and keeps both in the address', async () => {
  answerWithMany();
  const { router } = renderConsole(server(), `${ADDRESS}?page=2`);
  await waitFor(async () => expect(await rows()).toHaveLength(51));

  await userEvent.click(screen.getByRole('button', { name: /^Metric column/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'accuracy' }));
  await userEvent.click(await screen.findByRole('button', { name: /^accuracy/ }));

  await waitFor(() => expect(router.state.location.search).toEqual({ metric: 'accuracy', order: 'best' }));
  await screen.findByText(/^Sorted by accuracy/);
  const values = async () => (await rows()).slice(1).map((row) => Number(row.lastElementChild?.textContent));
  expect(Math.max(...(await values()))).toBe((await values())[0]);
  const sorted = await screen.findByRole('columnheader', { name: /accuracy/ });
  expect(sorted.getAttribute('aria-sort')).toBe('descending');

  await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ page: 2, after: '50', order: 'best' }));
  await userEvent.click(screen.getByRole('button', { name: /^accuracy/ }));
  await waitFor(() => expect(router.state.location.search).toEqual({ metric: 'accuracy', order: 'ascending' }));
  await waitFor(async () => expect((await values())[0]).toBe(0));

  await userEvent.click(screen.getByRole('button', { name: 'Newest first' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ metric: 'accuracy' }));
});

it('says when only the newest runs were sorted', async () => {
  server().answers['runs.list'] = () => ({
    items: [makeRun()],
    cursor: null,
    sorted: { metric: 'accuracy', order: 'descending', among: 5000, complete: false },
  });
  renderConsole(server(), `${ADDRESS}?metric=accuracy&order=best`);

  expect(await screen.findByText(/^Sorted by accuracy among the newest 5,000 runs/)).toBeDefined();
});

it('leaves out the columns that the address names', async () => {
  answerWithMany();
  renderConsole(server(), `${ADDRESS}?without=trials,trigger`);

  const heads = (await rows())[0];
  if (heads === undefined) throw new Error('There is no head.');
  const names = within(heads)
    .getAllByRole('columnheader')
    .map((head) => head.textContent);
  expect(names).toContain('State');
  expect(names).not.toContain('Trials');
  expect(names).not.toContain('Started by');
});
