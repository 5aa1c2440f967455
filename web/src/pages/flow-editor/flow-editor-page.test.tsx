// @vitest-environment jsdom
import { type Flow, flowSchema, serializeFlow } from '@flowi/contracts/flow';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { Refusal } from '../../testing/api-server.ts';
import { makeDataset } from '../../testing/make-datasets.ts';
import { makeFlow, makeFlowRecord, makeFlowVersion, makeProfile, makeProject } from '../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../testing/render-console.tsx';

const server = withApiServer();
/** The graph as a table: jsdom lays nothing out, so that a canvas has no size there. */
const ADDRESS = '/projects/team/flows/iris/edit?view=table';
const bodySchema = z.object({ revision: z.int(), document: flowSchema });

let stored = makeFlowRecord();
beforeEach(() => {
  localStorage.clear();
  stored = makeFlowRecord();
  const { answers } = server();
  answers['flows.get'] = () => stored;
  answers['flows.saveDraft'] = ({ body }) => {
    const { revision, document } = bodySchema.parse(body);
    if (revision !== stored.revision) throw new Refusal('conflict', 'Somebody else saved first.');
    stored = { ...stored, draft: document, name: document.name, revision: revision + 1 };
    return stored;
  };
  answers['datasets.list'] = () => ({ items: [], cursor: null });
  answers['datasets.get'] = () => {
    throw new Refusal('not_found', 'There is no such data set.');
  };
});

const open = async (address = ADDRESS) => {
  const shown = renderConsole(server(), address);
  await screen.findByRole('button', { name: 'Run Iris' });
  return { ...shown, user: userEvent.setup() };
};
const node = (id: string, flow: Flow = stored.draft) => flow.nodes.find((one) => one.id === id);
const settings = () => within(screen.getByRole('region', { name: 'Settings' }));
const saved = () => waitFor(() => expect(stored.revision).toBeGreaterThan(1));
const choose = (user: ReturnType<typeof userEvent.setup>, id: string) =>
  user.click(screen.getByRole('button', { name: `Settings of ${id}` }));

it('saves a changed field by itself, and takes it back with Ctrl+Z afterwards', async () => {
  const { user } = await open();
  await choose(user, 'load');
  const field = settings().getByRole('combobox', { name: /^Target/ });
  fireEvent.change(field, { target: { value: 'colour' } });
  await saved();
  await waitFor(() => expect(node('load')?.params['target']).toBe('colour'));

  act(() => field.blur());
  await user.keyboard('{Control>}z{/Control}');

  await waitFor(() => expect(node('load')?.params['target']).toBe('species'));
  expect(settings().getByRole('combobox', { name: /^Target/ })).toHaveProperty('value', 'species');
});

it('counts experiments while values are added and taken away, and says how', async () => {
  const { user } = await open();
  expect(screen.getByRole('button', { name: '6 experiments' })).toBeDefined();
  await choose(user, 'svc');

  await user.type(settings().getByRole('textbox', { name: 'Add to C' }), '100, 1000{Enter}');
  await user.click(await screen.findByRole('button', { name: '10 experiments' }));
  expect(await screen.findByText('2 × 5 = 10')).toBeDefined();

  await user.click(settings().getByRole('button', { name: 'Only one value of C' }));
  expect(await screen.findByRole('button', { name: '2 experiments' })).toBeDefined();
  await saved();
  await waitFor(() => expect(node('svc')?.params['C']).toBe(0.1));
});

it('marks what differs from the default and resets it', async () => {
  const { user } = await open();
  await choose(user, 'svc');
  await user.clear(settings().getByRole('textbox', { name: 'Degree' }));
  await user.type(settings().getByRole('textbox', { name: 'Degree' }), '5');
  await waitFor(() => expect(settings().getAllByText('changed')).toHaveLength(2));

  await user.click(settings().getByRole('button', { name: 'Reset Degree to its default' }));

  await waitFor(() => expect(settings().getAllByText('changed')).toHaveLength(1));
  expect(settings().getByRole('textbox', { name: 'Degree' })).toHaveProperty('value', '3');
});

it('says beside a parameter and in the list what is wrong with it, and mends it', async () => {
  const { user } = await open(`${ADDRESS}&problems=true`);
  await choose(user, 'svc');
  await user.clear(settings().getByRole('textbox', { name: 'Degree' }));
  await user.type(settings().getByRole('textbox', { name: 'Degree' }), '-1');
  expect((await settings().findAllByText(/models.svc.degree is -1; allowed: integer >= 0/)).length).toBeGreaterThan(0);

  await user.click(await screen.findByRole('button', { name: 'Reset to the default' }));

  await waitFor(() => expect(screen.queryByText(/models.svc.degree is -1/)).toBeNull());
});

it('adds a node behind the chosen one and joins them, by keyboard', async () => {
  const { user } = await open();
  await choose(user, 'svc');
  await user.keyboard('/');
  await user.keyboard('confusion');
  await user.tab();
  await user.tab();
  screen.getByRole('button', { name: 'Add Confusion matrix' }).focus();
  await user.keyboard('{Enter}');

  await waitFor(() => expect(stored.draft.edges).toContainEqual({ from: 'svc', to: 'confusion_matrix' }));
});

it('joins nodes from the menu and says why others can not be joined', async () => {
  const { user } = await open();
  await choose(user, 'load');
  await user.click(settings().getByRole('button', { name: 'Connect to…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: /^Node/ }));

  expect((await screen.findAllByText(/takes predictions, but load \(load.table\) gives rows/)).length).toBeGreaterThan(
    0,
  );
  await user.click(await screen.findByRole('option', { name: /^svc/ }));
  await user.click(dialog.getByRole('button', { name: 'Connect' }));

  await waitFor(() => expect(stored.draft.edges).toContainEqual({ from: 'load', to: 'svc' }));
});

it('copies chosen nodes by the clipboard', async () => {
  const { user } = await open();
  await choose(user, 'fill');
  await user.click(screen.getByRole('checkbox', { name: 'Choose svc' }));
  const clipboard = new Map<string, string>();
  fireEvent.copy(document.body, {
    clipboardData: { setData: (type: string, text: string) => clipboard.set(type, text) },
  });
  await choose(user, 'load');
  await user.paste(clipboard.get('text/plain') ?? '');

  await waitFor(() => expect(node('svc_2')?.params).toEqual(node('svc')?.params));
  expect(stored.draft.edges).toContainEqual({ from: 'fill_2', to: 'svc_2' });
  expect(stored.draft.edges).not.toContainEqual({ from: 'load', to: 'fill_2' });
});

it('says why foreign text can not be pasted, and changes nothing', async () => {
  const { user } = await open();
  await user.paste('just text');

  expect(await screen.findByText(/There are no nodes on the clipboard/)).toBeDefined();
  expect(stored.revision).toBe(1);
});

it('removes what is chosen and undoes that by the button that names it', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('checkbox', { name: 'Choose acc' }));
  await user.keyboard('{Delete}');
  await waitFor(() => expect(node('acc')).toBeUndefined());

  await user.click(screen.getByRole('button', { name: 'Undo: remove acc' }));

  await waitFor(() => expect(node('acc')).toBeDefined());
});

it('shows both drafts when another editor saved first, keeps the one that is chosen and loses neither', async () => {
  const { user } = await open();
  stored = { ...stored, revision: 7, draft: makeFlow({ name: 'Theirs' }) };
  await user.type(settings().getByRole('textbox', { name: 'Name' }), ' mine');

  const dialog = within(await screen.findByRole('dialog', { name: 'Two drafts of one flow' }));
  expect(dialog.getByRole('region', { name: 'Your draft' }).textContent).toContain('Iris mine');
  expect(dialog.getByRole('region', { name: 'The saved draft' }).textContent).toContain('Theirs');
  await user.click(dialog.getByRole('button', { name: 'Save mine over it' }));

  await waitFor(() => expect(stored).toMatchObject({ revision: 8, name: 'Iris mine' }));
  await user.click(screen.getByRole('button', { name: 'Undo: keep my draft' }));
  expect(await screen.findByRole('heading', { name: 'Theirs' })).toBeDefined();
});

it('takes the other draft and keeps its own in the steps that can be undone', async () => {
  const { user } = await open();
  stored = { ...stored, revision: 7, draft: makeFlow({ name: 'Theirs' }) };
  await user.type(settings().getByRole('textbox', { name: 'Name' }), ' mine');
  const dialog = within(await screen.findByRole('dialog', { name: 'Two drafts of one flow' }));

  await user.click(dialog.getByRole('button', { name: 'Take the saved draft' }));
  expect(await screen.findByRole('heading', { name: 'Theirs' })).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Undo: take the other draft' }));

  expect(await screen.findByRole('heading', { name: 'Iris mine' })).toBeDefined();
});

it('keeps a kind that is not in the catalogue as it is', async () => {
  const strange = { id: 'strange', component: 'team.own_thing', params: { a: { values: [1, 2] }, b: null } };
  stored = makeFlowRecord({ draft: makeFlow({ nodes: [...makeFlow().nodes, strange] }) });
  const { user } = await open(`${ADDRESS}&problems=true`);
  expect((await screen.findAllByText(/"team.own_thing", which is not in the catalogue/)).length).toBeGreaterThan(0);
  await choose(user, 'strange');
  expect(settings().getByText(/This installation has no team.own_thing/)).toBeDefined();

  await choose(user, 'load');
  await user.type(settings().getByRole('combobox', { name: /^Target/ }), 's');
  await saved();

  expect(node('strange')).toEqual(strange);
});

it('takes text as soon as it is a flow, says where it is none, and goes back', async () => {
  const { user } = await open('/projects/team/flows/iris/edit?tab=text');
  const field = screen.getByRole('textbox', { name: 'Text of the flow' });
  expect(field).toHaveProperty('value', serializeFlow(stored.draft, 'yaml'));

  fireEvent.change(field, { target: { value: 'name: x\nnodes: [' } });
  expect(await screen.findByText('This text is no flow yet; the flow is as it was')).toBeDefined();
  expect(screen.getByText(/Line 2:/)).toBeDefined();
  expect(stored.revision).toBe(1);

  fireEvent.change(field, { target: { value: serializeFlow(makeFlow({ name: 'Typed' }), 'json') } });
  await waitFor(() => expect(stored.name).toBe('Typed'));
  await user.click(screen.getByRole('button', { name: 'Undo: edit the text' }));
  await waitFor(() => expect(field).toHaveProperty('value', serializeFlow(makeFlow(), 'yaml')));
});

it('offers the columns that reach a node, and the target never', async () => {
  const profile = makeProfile({ length: 'number', width: 'number', species: 'string' });
  server().answers['datasets.list'] = () => ({ items: [makeDataset()], cursor: null });
  server().answers['datasets.get'] = () => ({
    projectId: 'team',
    name: 'iris',
    latestVersion: 1,
    nextVersion: 2,
    createdAt: '2026-01-31T06:00:00.000Z',
    versions: [
      {
        projectId: 'team',
        name: 'iris',
        version: 1,
        state: 'ready',
        format: 'csv',
        files: [],
        digest: null,
        profile,
        error: null,
        rows: 150,
        createdAt: '2026-01-31T06:00:00.000Z',
        createdBy: 'me',
      },
    ],
  });
  const { user } = await open();
  await choose(user, 'svc');
  await user.click(await settings().findByRole('button', { name: /^Columns/ }));

  expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual([
    expect.stringContaining('length'),
    expect.stringContaining('width'),
  ]);
});

it('puts a version in place of the draft as one step', async () => {
  server().answers['flows.getVersion'] = () =>
    makeFlowVersion({ version: 2, document: makeFlow({ name: 'As it was' }) });
  const { router } = await open('/projects/team/flows/iris/edit?restore=2&view=table');

  expect(await screen.findByRole('heading', { name: 'As it was' })).toBeDefined();
  expect(screen.getByRole('button', { name: 'Undo: restore version 2' })).toBeDefined();
  await waitFor(() => expect(router.state.location.search).toEqual({ view: 'table' }));
});

it('lets those only look whose role does not let them edit', async () => {
  server().answers['projects.list'] = () => ({ items: [makeProject({ role: 'viewer' })] });
  renderConsole(server(), ADDRESS);

  expect(await screen.findByText('You may look, not edit')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Run Iris' })).toBeNull();
  expect(screen.queryByRole('searchbox', { name: 'Find kinds of nodes' })).toBeNull();
});
