// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { makeBatchJob } from '../../testing/make-deployments.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/batch-jobs/job-1';

it('says how many rows have no prediction, and where the output lies', async () => {
  server().answers['deployments.listBatchFiles'] = () => ({
    items: [{ name: 'part-0.csv', bytes: 1_200, url: 'http://storage/part-0.csv?signed' }],
  });
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText('2 rows have no prediction, but null and a reason.')).toBeDefined();
  const file = await screen.findByRole('link', { name: /part-0\.csv/ });
  expect(file.getAttribute('href')).toBe('http://storage/part-0.csv?signed');
  expect(screen.getByText('s3://data/team/predictions/iris/job-1/')).toBeDefined();
});

it('warns of predictions that were written though the rows drift', async () => {
  server().answers['deployments.getBatch'] = () => makeBatchJob({ verdict: 'drift', reason: 'Predictions moved.' });
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText('The rows drift; look at the predictions before you use them')).toBeDefined();
  expect(screen.getByText('Predictions moved.')).toBeDefined();
});

it('shows a refusal with the columns that moved, and both distributions of the one that moved most', async () => {
  server().answers['deployments.getBatch'] = () =>
    makeBatchJob({ state: 'refused', verdict: 'drift', rowsOut: 0, answered: null, reason: 'petal_length moved.' });
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText('Refused before prediction; nothing was written')).toBeDefined();
  expect(await screen.findByRole('table', { name: 'Columns' })).toBeDefined();
  expect(await screen.findByRole('img', { name: 'How the values of petal_length are spread' })).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Run again' })).toBeNull();
});

it('stops a job that is under way, and runs one again that was stopped', async () => {
  let state: 'scoring' | 'stopped' | 'queued' = 'scoring';
  const job = () => makeBatchJob({ state, finishedAt: null, driftReportId: null, attempt: state === 'queued' ? 2 : 1 });
  server().answers['deployments.getBatch'] = job;
  server().answers['deployments.stopBatch'] = () => {
    state = 'stopped';
    return job();
  };
  server().answers['deployments.retryBatch'] = () => {
    state = 'queued';
    return job();
  };
  renderConsole(server(), ADDRESS);

  await userEvent.click(await screen.findByRole('button', { name: 'Stop' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Run again' }));

  await waitFor(() => expect(screen.getByText('Queued')).toBeDefined());
  expect(screen.getByRole('button', { name: 'Stop' })).toBeDefined();
});
