// @vitest-environment jsdom
import { routes } from '@flowi/contracts/api';
import type { Member } from '@flowi/contracts/entities';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { Refusal } from '../../testing/api-server.ts';
import { makeMember, makeProject, USER_ID } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
const ADDRESS = '/projects/team/members';

/** The project as the API keeps it. */
let members: Member[];

beforeEach(() => {
  members = [makeMember(), makeMember({ userId: 'vera-id', email: 'vera@example.org', role: 'viewer' })];
  Object.assign(server().answers, {
    'projects.list': () => {
      const role = members.find(({ userId }) => userId === USER_ID)?.role;
      return { items: role === undefined ? [] : [makeProject({ role })] };
    },
    'projects.members': () => ({ items: members }),
    'projects.setMember': ({ params, body }: { params: Record<string, string>; body: unknown }) => {
      const { role } = routes.projects.setMember.body.parse(body);
      const wanted = params['userId'] ?? '';
      if (wanted.startsWith('nobody')) throw new Refusal('not_found', `Nobody who may sign in is "${wanted}".`);
      const known = members.find(({ userId }) => userId === wanted);
      const member = known ? { ...known, role } : makeMember({ userId: `id of ${wanted}`, email: wanted, role });
      members = [...members.filter((one) => one !== known), member];
      return member;
    },
    'projects.removeMember': ({ params }: { params: Record<string, string> }) => {
      members = members.filter(({ userId }) => userId !== params['userId']);
    },
  });
});

const row = async (person: string) => {
  const table = within(await screen.findByRole('table', { name: 'Members' }));
  return within((await table.findByText(person)).closest('tr') ?? document.body);
};
const roleMenu = async (person: string) => (await row(person)).findByRole('button', { name: /^Role of/ });
const choose = async (person: string, role: string) => {
  await userEvent.click(await roleMenu(person));
  await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: new RegExp(`^${role}`) }));
};
const says = (role: string) => `Role of vera@example.org: ${role}`;

it('lists who may do what, and says what each role may do', async () => {
  renderConsole(server(), ADDRESS);

  expect((await roleMenu('vera@example.org')).getAttribute('aria-label')).toBe(says('viewer'));
  expect((await row('ana@example.org')).getByText('You')).toBeDefined();
  expect(screen.getByText('Sees everything: flows, data, runs, models, what is live.')).toBeDefined();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Members of The team');
});

it('gives another role at once', async () => {
  renderConsole(server(), ADDRESS);
  await choose('vera@example.org', 'deployer');

  expect(await screen.findByText('vera@example.org now has the role deployer')).toBeDefined();
  await waitFor(async () => {
    expect((await roleMenu('vera@example.org')).getAttribute('aria-label')).toBe(says('deployer'));
  });
});

it('adds a person by the e-mail address, with a role', async () => {
  renderConsole(server(), ADDRESS);
  await row('vera@example.org');
  await userEvent.click(screen.getByRole('button', { name: 'Add member' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add a member' }));
  await userEvent.click(dialog.getByRole('radio', { name: /^editor/ }));
  await userEvent.type(dialog.getByRole('textbox', { name: 'E-mail address' }), ' rui@example.org{Enter}');

  expect(await screen.findByText('rui@example.org now has the role editor')).toBeDefined();
  expect(await row('rui@example.org')).toBeDefined();
  expect(members.at(-1)).toMatchObject({ email: 'rui@example.org', role: 'editor' });
});

it('says when the person is a member already, and when nobody of that address may sign in', async () => {
  renderConsole(server(), ADDRESS);
  await row('vera@example.org');
  await userEvent.click(screen.getByRole('button', { name: 'Add member' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add a member' }));
  const field = dialog.getByRole('textbox', { name: 'E-mail address' });
  await userEvent.type(field, 'Vera@Example.org');
  expect(dialog.getByText('Is a member already. Change the role in the list.')).toBeDefined();

  await userEvent.clear(field);
  await userEvent.type(field, 'nobody@example.org{Enter}');
  expect(await dialog.findByText('Nobody who may sign in is "nobody@example.org".')).toBeDefined();
  expect(members).toHaveLength(2);
});

it('removes a member', async () => {
  renderConsole(server(), ADDRESS);
  await userEvent.click((await row('vera@example.org')).getByRole('button', { name: 'Remove vera@example.org' }));

  expect(await screen.findByText('vera@example.org is not a member any more')).toBeDefined();
  expect(members.map(({ userId }) => userId)).toEqual([USER_ID]);
});

it('keeps the only admin, and says why', async () => {
  renderConsole(server(), ADDRESS);
  const ana = await row('ana@example.org');
  const leave = ana.getByRole('button', { name: 'Leave the project' });
  expect(leave.getAttribute('aria-disabled')).toBe('true');
  expect(leave.textContent).toContain('The only admin of the project. Make somebody else admin first.');

  await userEvent.click(await roleMenu('ana@example.org'));
  const lesser = await screen.findByRole('menuitemcheckbox', { name: /^editor/ });
  expect(lesser.getAttribute('aria-disabled')).toBe('true');
});

it('asks an admin who leaves or takes a lesser role, since there is no way back', async () => {
  members = members.map((member) => ({ ...member, role: 'admin' as const }));
  const { router } = renderConsole(server(), ADDRESS);
  await choose('ana@example.org', 'viewer');
  const lower = within(await screen.findByRole('dialog', { name: 'Give yourself the role viewer' }));
  await userEvent.click(lower.getByRole('button', { name: 'Cancel' }));
  expect(server().asked.map(({ route }) => route)).not.toContain('projects.setMember');

  await userEvent.click((await row('ana@example.org')).getByRole('button', { name: 'Leave the project' }));
  const leave = within(await screen.findByRole('dialog', { name: 'Leave The team' }));
  await userEvent.type(leave.getByRole('textbox'), 'The team');
  await userEvent.click(leave.getByRole('button', { name: 'Leave' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/projects'));
  expect(await screen.findByText('You left The team')).toBeDefined();
  expect(await screen.findByText('You are not a member of any project')).toBeDefined();
  expect(members.map(({ userId }) => userId)).toEqual(['vera-id']);
});

it('shows others what they may not do, with the reason', async () => {
  members = [makeMember({ role: 'deployer' }), makeMember({ userId: 'vera-id', email: 'vera@example.org' })];
  renderConsole(server(), ADDRESS);
  const vera = await row('vera@example.org');
  const buttons = [
    screen.getByRole('button', { name: 'Add member' }),
    vera.getByRole('button', { name: 'Remove vera@example.org' }),
    await roleMenu('vera@example.org'),
  ];

  await waitFor(() => {
    for (const button of buttons) expect(button.getAttribute('aria-disabled')).toBe('true');
  });
  for (const button of buttons) {
    expect(button.parentElement?.textContent).toContain('Needs the role admin in this project.');
  }
});

it('filters by the address, and says when nothing matches', async () => {
  const { router } = renderConsole(server(), `${ADDRESS}?q=VERA`);
  await row('vera@example.org');
  expect(screen.queryByText('ana@example.org')).toBeNull();

  await userEvent.type(screen.getByRole('searchbox', { name: 'Filter members' }), 'x');
  expect(await screen.findByText('No member matches')).toBeDefined();
  expect(router.state.location.search).toEqual({ q: 'VERAx' });
});

it('says why the members could not be loaded', async () => {
  server().answers['projects.members'] = () => {
    throw new Refusal('internal', 'Broken.');
  };
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText('The members could not be loaded')).toBeDefined();
});
