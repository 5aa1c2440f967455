// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { renderConsole, withApiServer } from '../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/flows';

it('marks where one is, and leads to the other pages of the project', async () => {
  const { router } = renderConsole(server(), '/projects/team/runs/run-1');

  const pages = within(await screen.findByRole('navigation', { name: 'Pages of the project' }));
  const runs = await pages.findByRole('link', { name: 'Runs' });
  expect(runs.getAttribute('aria-current')).toBe('page');
  await userEvent.click(pages.getByRole('link', { name: 'Flows' }));

  expect(router.state.location.pathname).toBe(ADDRESS);
});

it('helps on the page that is shown, with the words it uses, and closes by the keyboard', async () => {
  const { router } = renderConsole(server(), ADDRESS);

  await userEvent.click(await screen.findByRole('button', { name: 'Help on this page' }));
  const help = await screen.findByRole('complementary', { name: 'Help' });
  expect(within(help).getByRole('heading', { name: 'Flows' })).toBeDefined();
  expect(within(help).getByText('One execution of a version of a flow.')).toBeDefined();

  await router.navigate({ to: '/projects/$projectId/datasets', params: { projectId: 'team' } });
  expect(await within(help).findByRole('heading', { name: 'Data sets' })).toBeDefined();

  await userEvent.click(within(help).getByRole('heading', { name: 'Words' }));
  help.focus();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('complementary', { name: 'Help' })).toBeNull();
});
