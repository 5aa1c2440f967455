// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Refusal } from '../../testing/api-server.ts';
import { makeDeployment, makeDriftReport } from '../../testing/make-deployments.ts';
import { makeProject } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/deployments';

const rowOf = async (name: string) => within((await screen.findByRole('link', { name })).closest('tr')!);

it('is reached from the navigation; says what is served, and on how many rows a verdict rests', async () => {
  server().answers['monitoring.driftReports'] = ({ query }) =>
    query['subject'] === 'batch' ? { items: [], cursor: null } : { items: [makeDriftReport()], cursor: null };
  const { router } = renderConsole(server(), '/projects/team/flows');
  await userEvent.click(await screen.findByRole('link', { name: 'Deployments' }));

  const endpoint = await rowOf('iris-online');
  expect(endpoint.getByText('In service')).toBeDefined();
  expect(endpoint.getByRole('link', { name: 'Version 3' }).getAttribute('href')).toContain('/flows/iris/models/3');
  expect(await endpoint.findByText('Drift (1,200 rows)')).toBeDefined();
  expect(await (await rowOf('iris-batch')).findByText('Not judged yet')).toBeDefined();
  expect(router.state.location.pathname).toBe(ADDRESS);
});

it('has three empty states', async () => {
  server().answers['projects.list'] = () => ({ items: [makeProject(), makeProject({ projectId: 'other' })] });
  server().answers['deployments.list'] = () => ({ items: [], cursor: null });
  const { router } = renderConsole(server(), ADDRESS);
  expect(await screen.findByText('Nothing is deployed')).toBeDefined();

  await router.navigate({ to: '.', search: { q: 'penguins' } });
  expect(await screen.findByText('No deployment fits the filter.')).toBeDefined();

  server().answers['deployments.list'] = () => {
    throw new Refusal('not_allowed', 'You are not a member of other.');
  };
  await router.navigate({ to: '/projects/$projectId/deployments', params: { projectId: 'other' } });
  expect(await screen.findByText('The deployments could not be loaded')).toBeDefined();
});

it('shows what was taken down only when asked to, and keeps that in the address', async () => {
  server().answers['deployments.list'] = () => ({ items: [makeDeployment({ state: 'deleted' })], cursor: null });
  const { router } = renderConsole(server(), ADDRESS);
  await screen.findByText('Nothing is deployed');

  await userEvent.click(screen.getByRole('checkbox', { name: 'Show what was taken down' }));

  expect((await rowOf('iris-online')).getByText('Taken down')).toBeDefined();
  await waitFor(() => expect(router.state.location.search).toEqual({ gone: true }));
});
