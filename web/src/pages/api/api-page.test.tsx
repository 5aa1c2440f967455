// @vitest-environment jsdom
import { allRoutes } from '@flowi/contracts/api';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();

it('lists every route there is, finds one, and leads to the OpenAPI document', async () => {
  const { router } = renderConsole(server(), '/projects/team/api');

  await screen.findByRole('table', { name: 'monitoring' });
  for (const { path } of allRoutes) expect(screen.getAllByText(path).length).toBeGreaterThan(0);
  expect(screen.getByRole('link', { name: 'OpenAPI document' }).getAttribute('href')).toBe('/openapi.json');

  await userEvent.type(screen.getByRole('searchbox', { name: 'Find a route' }), 'traffic');
  expect(await screen.findByText('/projects/{projectId}/deployments/{deploymentId}/traffic')).toBeDefined();
  expect(screen.queryByRole('table', { name: 'projects' })).toBeNull();
  expect(router.state.location.search).toEqual({ q: 'traffic' });
});
