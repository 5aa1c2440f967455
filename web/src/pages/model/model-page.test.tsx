// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Refusal } from '../../testing/api-server.ts';
import { makeDeployment } from '../../testing/make-deployments.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/flows/iris/models/3';

it('shows the evidence: metrics, comparison with its interval, parity and where it is from', async () => {
  renderConsole(server(), ADDRESS);

  const metrics = within(await screen.findByRole('table', { name: 'Metrics' }));
  expect(metrics.getByText('accuracy (chosen by)')).toBeDefined();
  expect(metrics.getByText('0.9667')).toBeDefined();
  expect(await screen.findByText('0.0101 to 0.0612')).toBeDefined();
  expect(screen.getByText('They answer alike')).toBeDefined();
  expect(screen.getByRole('link', { name: 'iris, version 1' }).getAttribute('href')).toBe(
    '/projects/team/datasets/iris?version=1',
  );
  expect(screen.getByText('42')).toBeDefined();
  expect(screen.getByRole('region', { name: 'Answers by class' })).toBeDefined();
  expect(document.title).toContain('iris, model version 3');
});

it('deploys this version and leads to its endpoint', async () => {
  server().answers['deployments.deploy'] = () => makeDeployment({ state: 'updating' });
  server().answers['deployments.get'] = () => makeDeployment({ state: 'updating' });
  const { router } = renderConsole(server(), ADDRESS);

  await userEvent.click(await screen.findByRole('button', { name: 'Deploy' }));

  expect(await screen.findByText('Being updated')).toBeDefined();
  expect(router.state.location.pathname).toBe('/projects/team/deployments/iris-online');
  expect(server().asked.find(({ route }) => route === 'deployments.deploy')?.body).toMatchObject({
    kind: 'online',
    version: 3,
  });
});

it('says so when there is no such model', async () => {
  server().answers['models.get'] = () => {
    throw new Refusal('not_found', 'There is no model version 3 of flow iris in this project.');
  };
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText('The model could not be loaded')).toBeDefined();
});
