// @vitest-environment jsdom
import type { Run, TrialRecord } from '@flowi/contracts/entities';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { makeRun, makeTrials } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/compare';

/** Runs with the usual trials each. */
function answerWith(runs: readonly Run[], trialsOf: (run: Run) => readonly TrialRecord[] = () => makeTrials()) {
  const trials = runs.flatMap((run) => trialsOf(run).map((trial) => ({ ...trial, runId: run.runId })));
  const wanted = (ids: string | undefined) =>
    runs.filter(({ runId }) => ids === undefined || ids.split(',').includes(runId));
  server().answers['runs.list'] = ({ query }) => ({ items: wanted(query['runs']), cursor: null });
  server().answers['runs.compare'] = ({ query }) => ({
    ...(query['with'] === 'runs' && { runs: wanted(query['runs']) }),
    items: trials.filter(({ runId, number }) => {
      const chosen = runs.find((run) => run.runId === runId)?.chosenTrial;
      return query['runs']?.split(',').includes(runId) && (query['only'] !== 'chosen' || number === chosen);
    }),
    cursor: null,
  });
}

const table = () => screen.findByRole('table', { name: 'Trials' });
const headers = async () =>
  within(await table())
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);

it('opens on the metric and on what differs, with the chosen trial as the baseline', async () => {
  answerWith([makeRun()]);
  renderConsole(server(), `${ADDRESS}?runs=run-1`);

  expect(await headers()).toEqual(['Trial', 'accuracy', 'fill.strategy', 'svc.C']);
  const [, baseline, best, second = document.body] = within(await table()).getAllByRole('row');
  expect(baseline?.textContent).toContain('BaselineTrial 40.9583median0.1');
  expect(best?.textContent).toContain('Chosen');
  expect(within(second).getByRole('img', { name: 'worse' })).toBeDefined();
});

it('shows everything, and one column more or less, and keeps that in the address', async () => {
  answerWith([makeRun()]);
  const { router } = renderConsole(server(), `${ADDRESS}?runs=run-1`);
  await table();

  await userEvent.click(screen.getByRole('checkbox', { name: 'Only what differs' }));

  await waitFor(() => expect(router.state.location.search).toMatchObject({ all: true }));
  expect(await headers()).toContain('precision');
});

it('makes another trial the baseline', async () => {
  answerWith([makeRun()]);
  const { router } = renderConsole(server(), `${ADDRESS}?runs=run-1`);

  await userEvent.click(await screen.findByRole('button', { name: 'Make Trial 2 the baseline' }));

  await waitFor(() => expect(router.state.location.search).toMatchObject({ base: 'run-1.2' }));
  const [, baseline] = within(await table()).getAllByRole('row');
  expect(baseline?.textContent).toContain('Trial 2');
});

describe('a copied address', () => {
  it('shows the same rows in the same order', async () => {
    answerWith([makeRun()]);
    renderConsole(server(), `${ADDRESS}?runs=run-1&where=p.svc.C:1..&sort=p.svc.C`);

    const rows = within(await table())
      .getAllByRole('row')
      .slice(2);
    expect(rows.map(({ textContent }) => /Trial (\d)/.exec(textContent ?? '')?.[1])).toEqual(['2', '5', '3', '6']);
    expect(screen.getByText(/4 of 6 match what is brushed/)).toBeDefined();
  });

  it('names some trials of some runs', async () => {
    answerWith([makeRun(), makeRun({ runId: 'run-2', flowId: 'other' })]);
    renderConsole(server(), `${ADDRESS}?runs=run-1,run-2&trials=1-2;4`);

    const rows = within(await table())
      .getAllByRole('row')
      .slice(2);
    expect(rows.map(({ textContent }) => /Trial (\d)(\w+)/.exec(textContent ?? '')?.slice(1))).toEqual([
      ['4', 'other'],
      ['2', 'iris'],
      ['1', 'iris'],
    ]);
  });

  it('says which of its runs are not there any more', async () => {
    answerWith([makeRun()]);
    renderConsole(server(), `${ADDRESS}?runs=run-1,gone`);

    expect(await screen.findByText(/1 run of the address is not there any more/)).toBeDefined();
    await table();
  });
});

it('narrows by keyboard what brushes narrow by mouse', async () => {
  answerWith([makeRun()]);
  const { router } = renderConsole(server(), `${ADDRESS}?runs=run-1`);
  await userEvent.click(await screen.findByRole('button', { name: 'Ranges by keyboard' }));

  await userEvent.type(screen.getByRole('textbox', { name: 'svc.C, from' }), '1{Enter}');

  await waitFor(() => expect(router.state.location.search).toMatchObject({ where: 'p.svc.C:1..' }));
  expect(screen.getByText(/4 of 6 match what is brushed/)).toBeDefined();

  await userEvent.click(screen.getByRole('button', { name: 'Clear the brushes' }));
  await waitFor(() => expect(router.state.location.search).not.toHaveProperty('where'));
});

it('asks for the chosen trials only where there are many runs', async () => {
  answerWith(Array.from({ length: 30 }, (_, index) => makeRun({ runId: `run-${index}` })));
  renderConsole(server(), `${ADDRESS}?flow=iris`);

  const counted = await table();
  expect(counted.getAttribute('aria-rowcount')).toBe('32');
  const asked = server().asked.filter(({ route }) => route === 'runs.compare');
  expect(asked.map(({ query }) => query['only'])).toEqual(['chosen']);
});

it('asks once for named runs and their trials, and then for the runs alone while one goes on', async () => {
  const runs = Array.from({ length: 30 }, (_, index) =>
    makeRun({ runId: `run-${index}`, ...(index === 3 && { state: 'training', chosenTrial: null }) }),
  );
  answerWith(runs);
  const asked = () =>
    server().asked.flatMap(({ route, query }) =>
      route === 'runs.compare' || route === 'runs.list' ? [`${route} ${query['only']} ${query['with']}`] : [],
    );
  renderConsole(server(), `${ADDRESS}?runs=${runs.map(({ runId }) => runId).join(',')}`);

  expect((await table()).getAttribute('aria-rowcount')).toBe('31');
  expect(asked()).toEqual(['runs.compare chosen runs']);

  answerWith(runs.map((run) => makeRun({ runId: run.runId })));
  await waitFor(async () => expect((await table()).getAttribute('aria-rowcount')).toBe('32'), { timeout: 15_000 });
  expect(asked()).toEqual([
    'runs.compare chosen runs',
    'runs.list undefined undefined',
    'runs.compare chosen undefined',
  ]);
});

it('draws the lines in sight of thousands of trials with hundreds of metrics', async () => {
  const metrics = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`metric_${index}`, index]));
  answerWith([makeRun({ selectedBy: 'metric_0' })], () =>
    makeTrials()
      .slice(0, 1)
      .flatMap((trial) =>
        Array.from({ length: 1_000 }, (_, index) => ({
          ...trial,
          number: index + 1,
          metrics: { ...metrics, metric_0: index },
        })),
      ),
  );
  renderConsole(server(), `${ADDRESS}?runs=run-1&all=true`);

  const shown = await table();
  expect(shown.getAttribute('aria-rowcount')).toBe('1002');
  expect(Number(shown.getAttribute('aria-colcount'))).toBeGreaterThan(300);
  expect(within(shown).getAllByRole('row').length).toBeLessThan(60);
  expect(within(shown).getAllByRole('columnheader').length).toBeLessThan(30);
});

it('tells what to do when the runs have no trials yet', async () => {
  answerWith([makeRun({ state: 'training', chosenTrial: null, selectedBy: null })], () => []);
  renderConsole(server(), `${ADDRESS}?runs=run-1`);

  expect(await screen.findByText('There are no trials to compare')).toBeDefined();
  expect(screen.getByText(/1 run is not done yet/)).toBeDefined();
});
