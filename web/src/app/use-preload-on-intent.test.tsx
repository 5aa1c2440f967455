// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { renderConsole, withApiServer } from '../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/flows';

async function openFlows() {
  const shown = renderConsole(server(), ADDRESS);
  await screen.findByRole('link', { name: 'Iris' });
  return shown;
}

/** Requests of one route of the API so far. */
function countOf(route: string): number {
  return server().asked.filter((asked) => asked.route === route).length;
}

it('fetches the data of a page whose link is pointed at in the navigation, and the page opens with it', async () => {
  const { router, queries } = await openFlows();
  const pages = within(screen.getByRole('navigation', { name: 'Pages of the project' }));
  expect(countOf('datasets.list')).toBe(0);

  await userEvent.hover(pages.getByRole('link', { name: 'Data sets' }));
  await waitFor(() => expect(queries.getQueryData(['datasets', 'team'])).toBeDefined());
  expect(router.state.location.pathname).toBe(ADDRESS);

  await userEvent.click(pages.getByRole('link', { name: 'Data sets' }));
  await screen.findByRole('heading', { name: /^Data sets/, level: 1 });
  expect(screen.getByRole('link', { name: 'iris' })).toBeDefined();
  expect(countOf('datasets.list')).toBe(1);
});

it('fetches what a link in a table leads to when the keyboard reaches it', async () => {
  const { queries } = await openFlows();

  screen.getByRole('link', { name: 'Iris' }).focus();

  await waitFor(() => expect(queries.getQueryData(['flows', 'team', 'iris'])).toBeDefined());
});

it('keeps the page before until the next one has its data', async () => {
  const { router } = await openFlows();
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const usual = server().answers['datasets.list'];
  server().answers['datasets.list'] = async (asked) => {
    await held;
    return usual?.(asked);
  };

  await userEvent.click(screen.getByRole('link', { name: 'Data sets' }));
  await waitFor(() => expect(countOf('datasets.list')).toBe(1));
  expect(router.state.status).toBe('pending');
  expect(screen.getByRole('heading', { name: /^Flows/, level: 1 })).toBeDefined();

  answer();
  await screen.findByRole('heading', { name: /^Data sets/, level: 1 });
  expect(screen.getByRole('link', { name: 'iris' })).toBeDefined();
});

it('asks for nothing where a link leads out of the console, or where one is already', async () => {
  const { router } = await openFlows();
  const outside = document.body.appendChild(document.createElement('a'));
  outside.href = 'https://example.org/projects/team/datasets';
  server().asked.length = 0;

  outside.focus();
  screen.getByRole('link', { name: 'Flows' }).focus();
  await router.preloadRoute({ to: '/projects/$projectId/deployments', params: { projectId: 'team' } });

  expect(server().asked.map(({ route }) => route)).toEqual(['deployments.list']);
  outside.remove();
});
