// @vitest-environment jsdom
import { DECISION_SAYINGS } from '@flowi/contracts/sayings';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Refusal } from '../../testing/api-server.ts';
import { makeDatasetVersion } from '../../testing/make-datasets.ts';
import { makeKeptPreview } from '../../testing/make-previews.ts';
import { makeDecision, makeProfile, makeProgress, makeRun, makeTraining } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
/** The nodes as a table: the DOM of tests lays nothing out, so that a canvas has no size there. */
const ADDRESS = '/projects/team/runs/run-1?view=table';

const table = async (name: string) => within(await screen.findByRole('table', { name }));
const cellsOf = (row: HTMLElement) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim());
const steps = async () => {
  const list = await screen.findByRole('list', { name: 'Steps of the run' });
  return within(list)
    .getAllByRole('listitem')
    .map((item) => item.textContent);
};

it('shows the nodes of the version that ran with their live states', async () => {
  server().answers['runs.get'] = () => ({ ...makeTraining(), progress: makeProgress() });
  server().answers['runs.trials'] = () => ({ items: [], cursor: null });
  renderConsole(server(), ADDRESS);

  const rows = (await table('Nodes')).getAllByRole('row').slice(1);
  await waitFor(() =>
    expect(rows.map((row) => cellsOf(row).slice(0, 3))).toEqual([
      ['load', 'Load table', 'Succeeded'],
      ['fill', expect.any(String), 'Reused'],
      ['svc', expect.any(String), 'Running'],
      ['acc', expect.any(String), 'Queued'],
    ]),
  );
  expect(cellsOf(rows[1]!)).toContain('4 times');
  expect(screen.getByText('2 of 6 trials')).toBeDefined();
  expect(await screen.findByText('No trials yet')).toBeDefined();
  expect(server().asked.find(({ route }) => route === 'flows.getVersion')?.params['version']).toBe('2');
});

it('follows the run to its end by itself and tells it in the title of the tab', async () => {
  server().answers['runs.get'] = () => ({ ...makeTraining(), progress: makeProgress() });
  renderConsole(server(), ADDRESS);
  await waitFor(() => expect(document.title).toBe('… Training: Iris · Flowi'));

  server().answers['runs.get'] = () => ({ ...makeRun(), progress: null });

  await waitFor(() => expect(document.title).toBe('✓ Succeeded: Iris · Flowi'));
  const trials = await table('Trials');
  expect(trials.getAllByRole('row')).toHaveLength(7);
});

it('stops asking when the run has ended', async () => {
  const { queries } = renderConsole(server(), ADDRESS);
  await table('Trials');

  const [query] = queries.getQueryCache().findAll({ queryKey: ['runs', 'team', 'run', 'run-1'], exact: true });
  const interval = query?.observers[0]?.options.refetchInterval;
  expect(typeof interval === 'function' && interval(query!)).toBe(false);
});

it('lists the trials with what differs, the chosen one first and marked in words', async () => {
  renderConsole(server(), ADDRESS);

  const trials = await table('Trials');
  await trials.findByText('Chosen');
  const [header, first, second] = trials.getAllByRole('row').map(cellsOf);
  expect(header?.slice(0, 6)).toEqual(['Trial', 'Model', 'fill.strategy', 'svc.C', 'accuracy', 'precision']);
  expect(first?.slice(0, 5)).toEqual(['4 Chosen', 'svc', 'median', '0.1', '0.9583']);
  expect(second?.[0]).toBe('1');
});

it('says in words what was decided and how the live model did on the same rows', async () => {
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText('Promoted by this run')).toBeDefined();
  expect(screen.getByText('Its model, version 4, is the live one.')).toBeDefined();
  expect(screen.getByText('accuracy 0.9667 reaches 0.9 and beats version 3.')).toBeDefined();
  expect(
    screen.getByText(
      'On the same 30 held-out rows, accuracy is 0.9667; the live model, version 3, has 0.9333. Gain 0.0334, with 95% between 0.0101 and 0.0612.',
    ),
  ).toBeDefined();
  expect(await steps()).toEqual(['PlanDone', 'TrainDone', 'CompareDone', 'PromoteDone', 'DeployDone']);
});

it('says the comparison once where the reason tells it already', async () => {
  const figures = { metric: 'accuracy', candidate: 0.9667, live: 0.9333, version: 3, rows: 30 };
  const { message, said } = DECISION_SAYINGS.say('win', { ...figures, gain: 0.0334, low: 0.0101, high: 0.0612 });
  const decision = makeDecision({ reason: message, said: [said] });
  server().answers['runs.get'] = () => ({ ...makeRun({ decision }), progress: null });
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText(/^It beats the live model: accuracy 0\.9667 against 0\.9333/)).toBeDefined();
  expect(screen.queryByText(/^On the same 30 held-out rows/)).toBeNull();
});

it('leads back to the runs from one that there is not', async () => {
  server().answers['runs.get'] = () => {
    throw new Refusal('not_found', 'There is no such run.');
  };
  renderConsole(server(), '/projects/team/runs/none');

  const way = within(await screen.findByRole('navigation', { name: 'Where you are' }));
  expect(way.getByRole('link', { name: 'Runs' }).getAttribute('href')).toBe('/projects/team/runs');
  expect(way.getAllByText('none')).not.toHaveLength(0);
});

it.each([
  [3, 'Since then version 3 has taken its place and is the live one.'],
  [null, 'No model of this flow is live any more.'],
])('does not call its model live when version %s is', async (liveVersion, words) => {
  server().answers['runs.get'] = () => ({ ...makeRun({ modelVersion: 4, liveVersion }), progress: null });
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText(words)).toBeDefined();
  expect(screen.queryByText(/is the live one\.$/)?.textContent).toBe(liveVersion === null ? undefined : words);
});

it('shows a sample of what left a node, with its trial, and follows the choice in the address', async () => {
  server().answers['runs.preview'] = () => makeKeptPreview();
  const { router } = renderConsole(server(), ADDRESS);

  await userEvent.click(await screen.findByRole('button', { name: 'Look at fill' }));

  const panel = within(await screen.findByRole('region', { name: /: fill$/ }));
  expect(await panel.findByText(/^A sample of trial 4, the chosen one\./)).toBeDefined();
  // Once over all columns, and once of the column that was filled.
  expect(panel.getAllByText('7 → 0')).toHaveLength(2);
  expect(panel.getByText('1 column changed')).toBeDefined();
  const rows = within(panel.getByRole('table', { name: 'First 2 rows' })).getAllByRole('row');
  expect(rows.map(cellsOf)).toEqual([
    ['petal_width', 'colour'],
    ['0.2', 'red'],
    ['1.5', 'missing'],
  ]);
  expect(router.state.location.search).toEqual({ view: 'table', node: 'fill' });

  await userEvent.click(panel.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ view: 'table' }));
});

it('shows how the values of a column are spread before and after the node, as figures too', async () => {
  const kept = makeKeptPreview({ figuresOn: { rows: 20_000, of: 90_000 } });
  server().answers['runs.preview'] = () => kept;
  renderConsole(server(), `${ADDRESS}&node=fill`);

  const columns = await table('Columns that leave it');
  expect(
    columns
      .getAllByRole('row')
      .slice(1)
      .map((row) => cellsOf(row).slice(0, 6)),
  ).toEqual([
    ['petal_width', 'Number', '7 → 0', '21', '0.1 to 2', '1.2'],
    ['colour', 'Category', '0', '2', 'most often red', '–'],
  ]);
  expect(screen.getByText(/20,000 of the 90,000 rows, taken at equal distances/)).toBeDefined();

  await userEvent.click(columns.getByRole('button', { name: 'Show the distribution of petal_width' }));
  const chart = within(await screen.findByRole('figure', { name: 'Distribution of petal_width' }));
  await userEvent.click(chart.getByRole('button'));
  const bins = within(chart.getByRole('table')).getAllByRole('row').slice(1);
  expect(bins.map((row) => [cellsOf(row)[0], cellsOf(row)[3]])).toEqual([
    ['Before the node', '20'],
    ['Before the node', '53'],
    ['Before the node', '40'],
    ['After the node', '20'],
    ['After the node', '60'],
    ['After the node', '40'],
  ]);

  await userEvent.click(columns.getByRole('button', { name: 'Show the distribution of colour' }));
  expect(
    within(await screen.findByRole('table', { name: 'Most frequent values: colour' })).getByText('red'),
  ).toBeDefined();
});

it('shows a preview that was kept before figures of columns were', async () => {
  const columns = [
    { name: 'petal_width', kind: 'number' as const, missing: 0, distinct: 21, change: 'changed' as const },
    { name: 'colour', kind: 'category' as const, missing: 0, distinct: 2, change: 'none' as const },
  ];
  server().answers['runs.preview'] = () => makeKeptPreview({ columns, figuresOn: undefined });
  renderConsole(server(), `${ADDRESS}&node=fill`);

  const shown = await table('Columns that leave it');
  expect(
    shown
      .getAllByRole('row')
      .slice(1)
      .map((row) => cellsOf(row).slice(0, 6)),
  ).toEqual([
    ['petal_width', 'Number', '0', '21', '–', '–'],
    ['colour', 'Category', '0', '2', '–', '–'],
  ]);
});

it('opens at the node that an address names, at what left the start of an edge, and says when nothing was kept', async () => {
  server().answers['runs.preview'] = () => ({ attempt: 1, preview: null, kept: ['load', 'fill'] });
  renderConsole(server(), `${ADDRESS}&node=svc&to=acc`);

  const panel = within(await screen.findByRole('region', { name: 'From svc to acc: what left svc' }));
  expect(await panel.findByText('No rows were kept of this node')).toBeDefined();
  expect(panel.getByText(/^There are samples of load, fill\./)).toBeDefined();
  expect(server().asked.find(({ route }) => route === 'runs.preview')?.params['nodeId']).toBe('svc');
});

it('shows when what was done', async () => {
  const at = (second: number) => `2026-01-31T06:00:0${second}.000Z`;
  const phases = [
    { phase: 'loading' as const, startedAt: at(2) },
    { phase: 'fitting' as const, startedAt: at(3) },
    { phase: 'done' as const, startedAt: at(8) },
  ];
  const svc = { state: 'succeeded' as const, seconds: 3, reused: 0, fits: 2, startedAt: at(3), endedAt: at(7) };
  server().answers['runs.get'] = () => ({
    ...makeRun({ createdAt: at(0), startedAt: at(1), finishedAt: at(9) }),
    progress: makeProgress({ phase: 'done', phases, nodes: { svc } }),
  });
  renderConsole(server(), '/projects/team/runs/run-1?view=timeline');

  const chart = within(await screen.findByRole('figure', { name: 'Time since the run was asked for' }));
  await userEvent.click(chart.getByRole('button'));

  const rows = within(chart.getByRole('table')).getAllByRole('row').slice(1);
  expect(rows.map(cellsOf).map((cells) => cells.map((text) => text?.replaceAll('\u00a0', ' ')))).toEqual([
    ['Waiting for a place', '', '0 s', '1 s'],
    ['Planning and starting the job', '', '1 s', '1 s'],
    ['Reading the table', '', '2 s', '1 s'],
    ['Fitting the trials', '', '3 s', '5 s'],
    ['svc', 'Succeeded', '3 s', '4 s'],
    ['Decision and deployment', '', '8 s', '1 s'],
  ]);
});

it('shows what the run and the profile of its data warn of, each once', async () => {
  const profile = { ...makeProfile({ species: 'string' }), warnings: ['3 rows are doubled', '2 rows have no target'] };
  server().answers['datasets.getVersion'] = () => makeDatasetVersion({ profile });
  server().answers['runs.get'] = () => ({ ...makeRun({ warnings: ['2 rows have no target'] }), progress: null });
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText('3 rows are doubled')).toBeDefined();
  expect(screen.getByRole('link', { name: 'About the data, iris version 1' })).toBeDefined();
  expect(screen.getAllByText('2 rows have no target')).toHaveLength(1);
});

it('runs again with edits of the version that ran', async () => {
  const { router } = renderConsole(server(), ADDRESS);

  await userEvent.click(await screen.findByRole('button', { name: 'Run again with edits' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/team/flows/iris/edit'));
  expect(server().asked.some(({ route }) => route === 'runs.start')).toBe(false);
});

it('shows cause, step, likely fix and the last lines of the log of a failure, and retries', async () => {
  const failure = {
    code: 'job_failed',
    step: 'Train',
    cause: 'The job was killed.',
    logTail: ['fitting svc', 'Killed'],
    fix: 'Retry the run.',
  };
  const failed = makeTraining({ state: 'failed', failure, finishedAt: '2026-01-31T06:00:12.000Z' });
  server().answers['runs.get'] = () => ({ ...failed, progress: makeProgress() });
  server().answers['runs.trials'] = () => ({ items: [], cursor: null });
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText('The run failed in the step Train')).toBeDefined();
  expect(screen.getByText('The job was killed.')).toBeDefined();
  expect(screen.getByText(/Retry the run\./)).toBeDefined();
  expect(screen.getByRole('region', { name: 'Last lines of the log' }).textContent).toBe('fitting svc\nKilled');
  expect(await steps()).toEqual(['PlanDone', 'TrainFailed', 'CompareSkipped', 'PromoteSkipped', 'DeploySkipped']);
  expect(await screen.findByText('No trial was recorded')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Show the failed node svc' }));
  expect(await screen.findByRole('region', { name: /: svc$/ })).toBeDefined();

  server().answers['runs.retry'] = () => makeTraining({ attempt: 2, state: 'queued' });
  await userEvent.click(screen.getByRole('button', { name: 'Retry' }));

  expect(await screen.findByText('The run starts again as attempt 2.')).toBeDefined();
});

it('stops a run only after asking', async () => {
  server().answers['runs.get'] = () => ({ ...makeTraining(), progress: makeProgress() });
  server().answers['runs.stop'] = () => makeTraining({ state: 'stopped' });
  renderConsole(server(), ADDRESS);

  await userEvent.click(await screen.findByRole('button', { name: 'Stop' }));
  expect(server().asked.some(({ route }) => route === 'runs.stop')).toBe(false);

  server().answers['runs.get'] = () => ({ ...makeTraining({ state: 'stopped' }), progress: makeProgress() });
  await userEvent.click(screen.getByRole('button', { name: 'Stop the run' }));

  expect(await screen.findByText('The run is being stopped.')).toBeDefined();
  await waitFor(() => expect(document.title).toBe('■ Stopped: Iris · Flowi'));
});

it('reads on in the log from where it was', async () => {
  const answers = server().answers;
  answers['runs.get'] = () => ({ ...makeTraining(), progress: makeProgress() });
  answers['runs.log'] = ({ query }) =>
    query['from'] === '0'
      ? { attempt: 1, text: 'one\n', next: 4, finished: false }
      : { attempt: 1, text: 'two\n', next: 8, finished: true };
  renderConsole(server(), ADDRESS);

  await userEvent.click(await screen.findByRole('button', { name: 'Log' }));

  const log = await screen.findByRole('region', { name: 'Log of the training job' });
  await waitFor(() => expect(log.textContent).toBe('one\ntwo\n'));
});

const LOG = [
  '2026-01-31 06:00:00,000 INFO phase: fitting',
  '2026-01-31 06:00:00,100 INFO [fill trial 1] fitted in 0.001 s',
  '2026-01-31 06:00:00,200 WARNING [svc trial 1] did not converge',
  '2026-01-31 06:00:00,300 INFO [svc trial 2] fitted in 0.1 s',
  '',
].join('\n');

it('shows the lines of a node, of those that warn, and of an attempt before', async () => {
  server().answers['runs.get'] = () => ({ ...makeRun({ attempt: 2 }), progress: makeProgress() });
  server().answers['runs.log'] = ({ query }) => {
    const text = query['attempt'] === '1' ? '2026-01-31 05:00:00,000 ERROR [svc trial 1] it broke\n' : LOG;
    return { attempt: Number(query['attempt']), text, next: text.length, finished: true };
  };
  renderConsole(server(), `${ADDRESS}&node=svc&tab=log`);
  const panel = within(await screen.findByRole('region', { name: /: svc$/ }));
  const log = async () => (await panel.findByRole('region', { name: 'Log of the training job' })).textContent;
  const choose = async (name: RegExp, option: string) => {
    await userEvent.click(panel.getByRole('button', { name }));
    await userEvent.click(await panel.findByRole('option', { name: option }));
  };

  await waitFor(async () => expect(await log()).toBe(LOG.split('\n').slice(2).join('\n')));
  expect(panel.getByText('2 of 4 lines')).toBeDefined();
  await choose(/^Level/, 'Warnings and errors');
  expect(await log()).toBe(`${LOG.split('\n')[2]}\n`);
  await choose(/^Attempt/, 'Attempt 1');
  await waitFor(async () => expect(await log()).toContain('it broke'));
  await userEvent.type(panel.getByRole('searchbox'), 'nothing like it');
  expect(await panel.findByText('No line is like that.')).toBeDefined();
});

it('asks for approval and sends the answer with its reason', async () => {
  const decision = makeDecision({ outcome: 'needs_approval', reason: 'The target changed.' });
  server().answers['runs.get'] = () => ({
    ...makeRun({ state: 'awaiting_approval', decision, finishedAt: null }),
    progress: null,
  });
  server().answers['runs.approve'] = () => makeRun({ state: 'promoting' });
  renderConsole(server(), ADDRESS);

  await userEvent.type(await screen.findByRole('textbox', { name: 'Reason' }), 'looked at it');
  await userEvent.click(screen.getByRole('button', { name: 'Approve' }));

  expect(await screen.findByText('Your answer was taken.')).toBeDefined();
  const sent = server().asked.find(({ route }) => route === 'runs.approve');
  expect(sent?.body).toEqual({ approved: true, reason: 'looked at it' });
});

it('says what to do when there is no such run', async () => {
  server().answers['runs.get'] = () => {
    throw new Refusal('not_found', 'There is no run run-1 in team.');
  };
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText('The run could not be loaded')).toBeDefined();
  expect(screen.getByText('There is no run run-1 in team.')).toBeDefined();
});
