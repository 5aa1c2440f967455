// @vitest-environment jsdom
import { routes } from '@flowi/contracts/api';
import type { Project, Role } from '@flowi/contracts/entities';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { Refusal } from '../../testing/api-server.ts';
import { makeProject } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();

let projects: (Project & { role: Role })[];

beforeEach(() => {
  projects = [makeProject({ name: 'Zebra', role: 'viewer' }), makeProject({ projectId: 'other', name: 'Antelope' })];
  server().answers['projects.list'] = () => ({ items: projects });
  server().answers['projects.create'] = ({ body }) => {
    const wanted = routes.projects.create.body.parse(body);
    if (wanted.projectId === 'taken') throw new Refusal('already_exists', 'The project id taken is taken.');
    const made = makeProject(wanted);
    projects = [...projects, made];
    return made;
  };
});

const rows = async () => {
  const table = within(await screen.findByRole('table', { name: 'Your projects' }));
  await table.findAllByRole('rowheader');
  return table
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.querySelectorAll('th, td')].slice(0, 3).map((cell) => cell.textContent));
};
const create = async (name: string, id?: string) => {
  await userEvent.click(await screen.findByRole('button', { name: 'Create project' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Create a project' }));
  await userEvent.type(dialog.getByRole('textbox', { name: 'Name' }), name);
  if (id === undefined) return dialog;
  await userEvent.clear(dialog.getByRole('textbox', { name: 'Id' }));
  await userEvent.type(dialog.getByRole('textbox', { name: 'Id' }), id);
  return dialog;
};

it('lists the projects by name with one’s role, and leads to their members', async () => {
  const { router } = renderConsole(server(), '/projects');

  expect(await rows()).toEqual([
    ['Antelope', 'other', 'admin'],
    ['Zebra', 'team', 'viewer'],
  ]);
  await userEvent.click(screen.getByRole('link', { name: 'Members of Zebra' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/team/members'));
});

it('filters by name and id in the address, and says when nothing matches', async () => {
  const { router } = renderConsole(server(), '/projects?q=zeb');
  expect(await rows()).toEqual([['Zebra', 'team', 'viewer']]);

  await userEvent.type(screen.getByRole('searchbox', { name: 'Filter projects' }), 'ras');
  expect(await screen.findByText('No project matches')).toBeDefined();
  expect(router.state.location.search).toEqual({ q: 'zebras' });
});

it('creates a project under the id that its name leads to, and opens it', async () => {
  const { router } = renderConsole(server(), '/projects');
  const dialog = await create('Équipe Iris');
  expect(dialog.getByRole('textbox', { name: 'Id' })).toHaveProperty('value', 'equipe-iris');
  await userEvent.click(dialog.getByRole('button', { name: 'Create project' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/equipe-iris/flows'));
  expect(await screen.findByText('Équipe Iris was created; you are its admin')).toBeDefined();
  expect(projects.at(-1)).toMatchObject({ projectId: 'equipe-iris', name: 'Équipe Iris' });
});

it('says what an id may be, and that one is taken, and keeps what was typed', async () => {
  renderConsole(server(), '/projects');
  const dialog = await create('قطط', 'Not an id');
  expect(dialog.getByText(/^Up to 48 lower-case letters/)).toBeDefined();
  expect(dialog.getByRole('button', { name: 'Create project' })).toHaveProperty('disabled', true);

  await userEvent.clear(dialog.getByRole('textbox', { name: 'Id' }));
  await userEvent.type(dialog.getByRole('textbox', { name: 'Id' }), 'taken{Enter}');
  expect(await dialog.findByText('The project id taken is taken.')).toBeDefined();
  expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'قطط');
});

it('tells somebody without a project what to do, with the own address to copy', async () => {
  projects = [];
  const { router } = renderConsole(server(), '/');

  await waitFor(() => expect(router.state.location.pathname).toBe('/projects'));
  expect(await screen.findByText('You are not a member of any project')).toBeDefined();
  expect(screen.getByText('ana@example.org')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Create project' })).toBeDefined();

  projects = [makeProject()];
  await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
  expect(await rows()).toEqual([['The team', 'team', 'admin']]);
});

it('shows the id where the session does not say the address', async () => {
  projects = [];
  renderConsole(server(), '/projects', undefined, { token: async () => 'token', email: null });

  expect(await screen.findByText('5f0c5f0e-user')).toBeDefined();
});

it('says so when the address is in a project of others, and opens the page once one is a member', async () => {
  const { router } = renderConsole(server(), '/projects/of-others/runs');

  expect(await screen.findByText(/There is no project of-others, or you are not a member of it/)).toBeDefined();
  expect(screen.getByText('ana@example.org')).toBeDefined();
  expect(screen.queryByRole('navigation', { name: 'Pages of the project' })).toBeNull();

  projects = [...projects, makeProject({ projectId: 'of-others' })];
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { level: 1, name: /Runs/ })).toBeDefined();
  expect(router.state.location.pathname).toBe('/projects/of-others/runs');
});

it('leads out of a project of others', async () => {
  renderConsole(server(), '/projects/of-others/flows');
  await userEvent.click(await screen.findByRole('link', { name: 'To your projects' }));

  expect(await rows()).toHaveLength(2);
});

it('leads from the bar to a project, to its members and to all of them', async () => {
  const { router } = renderConsole(server(), '/projects/team/flows');
  // The bar measures how much of it fits and hides what does not; without a layout that is everything.
  const choose = async (item: string, button = 'Project: Zebra') => {
    const [menu] = await screen.findAllByRole('button', { name: button, hidden: true });
    await userEvent.click(menu ?? document.body);
    await userEvent.click(await screen.findByRole('menuitem', { name: item, hidden: true }));
  };

  await choose('Members of Zebra');
  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/team/members'));
  await choose('All projects');
  await waitFor(() => expect(router.state.location.pathname).toBe('/projects'));
  await choose('Antelope', 'Projects');
  await waitFor(() => expect(router.state.location.pathname).toBe('/projects/other/flows'));
});

it('says why the projects could not be loaded', async () => {
  server().answers['projects.list'] = () => {
    throw new Refusal('internal', 'Broken.');
  };
  renderConsole(server(), '/projects');

  expect(await screen.findByText('Your projects could not be loaded')).toBeDefined();
});
