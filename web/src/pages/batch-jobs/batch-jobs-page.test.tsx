// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Refusal } from '../../testing/api-server.ts';
import { makeBatchJob } from '../../testing/make-deployments.ts';
import { makeProject } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/batch-jobs';

it('lists jobs with rows, answers and verdict, of one flow when the address says so', async () => {
  renderConsole(server(), `${ADDRESS}?flow=iris`);

  expect(await screen.findByText('798 of 800')).toBeDefined();
  expect(screen.getByText('Watch (800 rows)')).toBeDefined();
  expect(server().asked.find(({ route }) => route === 'deployments.listBatch')?.query).toMatchObject({
    flowId: 'iris',
  });
});

it('has three empty states', async () => {
  server().answers['projects.list'] = () => ({ items: [makeProject(), makeProject({ projectId: 'other' })] });
  server().answers['deployments.listBatch'] = () => ({ items: [], cursor: null });
  const { router } = renderConsole(server(), ADDRESS);
  expect(await screen.findByText('No batch jobs yet')).toBeDefined();

  await router.navigate({ to: '.', search: { flow: 'penguins' } });
  expect(await screen.findByText('The flow penguins has no batch jobs.')).toBeDefined();

  server().answers['deployments.listBatch'] = () => {
    throw new Refusal('not_allowed', 'You are not a member of other.');
  };
  await router.navigate({ to: '/projects/$projectId/batch-jobs', params: { projectId: 'other' } });
  expect(await screen.findByText('The batch jobs could not be loaded')).toBeDefined();
});

it('starts a job by the only flow that is live, and leads to it', async () => {
  server().answers['deployments.startBatch'] = () => makeBatchJob({ state: 'queued' });
  const { router } = renderConsole(server(), ADDRESS);
  await userEvent.click(await screen.findByRole('button', { name: 'Start a batch job' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Start a batch job' }));

  await userEvent.type(dialog.getByRole('combobox', { name: 'Source' }), 's3://data/in/');
  await userEvent.click(dialog.getByRole('checkbox', { name: /Write a score/ }));
  await userEvent.click(dialog.getByRole('button', { name: 'Start' }));

  expect(await screen.findByRole('heading', { name: /^Batch job of iris/ })).toBeDefined();
  expect(router.state.location.pathname).toBe('/projects/team/batch-jobs/job-1');
  expect(server().asked.find(({ route }) => route === 'deployments.startBatch')).toMatchObject({
    params: { flowId: 'iris' },
    body: { source: 's3://data/in/', scores: true, ignoreDrift: false },
  });
});
