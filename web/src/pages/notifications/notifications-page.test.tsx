// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Refusal } from '../../testing/api-server.ts';
import { makeNotification } from '../../testing/make-deployments.ts';
import { makeProject } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/notifications';

it('lists what was told with a link to its subject, older ones on demand', async () => {
  server().answers['monitoring.notifications'] = ({ query }) =>
    query['cursor'] === 'older'
      ? { items: [makeNotification({ notificationId: 'old', kind: 'drift', subject: 'It drifts' })], cursor: null }
      : { items: [makeNotification()], cursor: 'older' };
  renderConsole(server(), ADDRESS);

  const link = await screen.findByRole('link', { name: 'iris: run run-1 failed' });
  expect(link.getAttribute('href')).toBe('/projects/team/runs/run-1');
  await userEvent.click(screen.getByRole('button', { name: 'Show older ones' }));
  expect(await screen.findByText('Traffic drifts')).toBeDefined();
});

it('asks for the kind that the address names', async () => {
  renderConsole(server(), `${ADDRESS}?kind=run_failed`);

  await screen.findByRole('link', { name: 'iris: run run-1 failed' });
  expect(server().asked.find(({ route }) => route === 'monitoring.notifications')?.query).toMatchObject({
    kind: 'run_failed',
  });
});

it('has three empty states', async () => {
  server().answers['projects.list'] = () => ({ items: [makeProject(), makeProject({ projectId: 'other' })] });
  server().answers['monitoring.notifications'] = () => ({ items: [], cursor: null });
  const { router } = renderConsole(server(), ADDRESS);
  expect(await screen.findByText('Nothing was told yet')).toBeDefined();

  await router.navigate({ to: '.', search: { kind: 'drift' } });
  expect(await screen.findByText('Among the newest there is nothing of the kind “Traffic drifts”.')).toBeDefined();

  server().answers['monitoring.notifications'] = () => {
    throw new Refusal('not_allowed', 'You are not a member of other.');
  };
  await router.navigate({ to: '/projects/$projectId/notifications', params: { projectId: 'other' } });
  expect(await screen.findByText('The notifications could not be loaded')).toBeDefined();
});
