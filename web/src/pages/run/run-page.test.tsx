// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Refusal } from '../../testing/api-server.ts';
import { makeDecision, makeProgress, makeRun, makeTraining } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/runs/run-1';

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
      ['acc', expect.any(String), 'Waiting'],
    ]),
  );
  expect(cellsOf(rows[1]!)).toContain('4 times');
  expect(screen.getByText('2 of 6 trials')).toBeDefined();
  expect(screen.getByText('No trials yet')).toBeDefined();
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

  expect(await screen.findByText('Promoted: this model is the live one from this run on')).toBeDefined();
  expect(screen.getByText('accuracy 0.9667 reaches 0.9 and beats version 3.')).toBeDefined();
  expect(
    screen.getByText(
      'On the same 30 held-out rows, accuracy is 0.9667; the live model, version 3, has 0.9333. Gain 0.0334, with 95 % between 0.0101 and 0.0612.',
    ),
  ).toBeDefined();
  expect(await steps()).toEqual(['PlanDone', 'TrainDone', 'CompareDone', 'PromoteDone', 'DeployDone']);
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
