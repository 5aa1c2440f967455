// @vitest-environment jsdom
import { flowSchema } from '@flowi/contracts/flow';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { Refusal } from '../../../testing/api-server.ts';
import { makeFlow, makeFlowRecord, makeRun, makeTrials } from '../../../testing/make-records.ts';
import { renderConsole, withApiServer } from '../../../testing/render-console.tsx';

const server = withApiServer();
/** The graph as a table: jsdom lays nothing out, so that a canvas has no size there. */
const ADDRESS = '/projects/team/flows/iris/edit?view=table';
const HTML = '<img src=x onerror=alert(1)> مرحبا 🌷';
const bodySchema = z.object({ document: flowSchema });

let stored = makeFlowRecord();
beforeEach(() => {
  localStorage.clear();
  stored = makeFlowRecord();
  const { answers } = server();
  answers['flows.get'] = () => stored;
  answers['flows.saveDraft'] = ({ body }) => {
    stored = { ...stored, draft: bodySchema.parse(body).document, revision: stored.revision + 1 };
    return stored;
  };
  answers['runs.list'] = () => ({ items: [], cursor: null });
  answers['datasets.list'] = () => ({ items: [], cursor: null });
  answers['datasets.get'] = () => {
    throw new Refusal('not_found', 'There is no such data set.');
  };
});

async function open() {
  renderConsole(server(), ADDRESS);
  await screen.findByRole('button', { name: 'Run Iris' });
  return userEvent.setup();
}
const settings = () => within(screen.getByRole('region', { name: 'Settings' }));
const nodes = () => stored.draft.nodes.map(({ id }) => id);

it('adds a note by key, shows HTML in it as text, lists it, and takes it away and back', async () => {
  const user = await open();
  await user.keyboard('n');
  fireEvent.change(settings().getByRole('textbox', { name: 'Text of the note' }), { target: { value: HTML } });
  const height = settings().getByRole('textbox', { name: 'Height' });
  fireEvent.change(height, { target: { value: '39' } });
  fireEvent.change(height, { target: { value: '90' } });

  const table = await screen.findByRole('table', { name: 'Notes beside the graph' });
  expect(within(table).getByText(HTML)).toBeDefined();
  expect(document.querySelector('img[src="x"]')).toBeNull();
  await waitFor(() =>
    expect(stored.draft.notes).toMatchObject([{ id: 'note', text: HTML, size: { width: 220, height: 90 } }]),
  );

  await user.click(within(table).getByRole('button', { name: 'Remove the note note' }));
  await waitFor(() => expect(stored.draft.notes).toEqual([]));
  expect(screen.queryByRole('table', { name: 'Notes beside the graph' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Undo: remove note' }));
  await waitFor(() => expect(stored.draft.notes).toHaveLength(1));
});

it('offers to close the gap that Delete leaves; taken, the two are one step', async () => {
  const user = await open();
  await user.click(screen.getByRole('checkbox', { name: 'Choose fill' }));
  await user.keyboard('{Delete}');

  expect(await screen.findByText(/fill was removed\. .* again: load > svc\./)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Close the gap' }));

  await waitFor(() => expect(stored.draft.edges).toContainEqual({ from: 'load', to: 'svc' }));
  expect(nodes()).not.toContain('fill');
  expect(screen.queryByRole('button', { name: 'Close the gap' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Undo: remove fill and close the gap' }));
  await waitFor(() => expect(stored.draft).toEqual(makeFlow()));
  expect(screen.getByRole('button', { name: 'Undo' })).toHaveProperty('disabled', true);
});

it('withdraws the offer when the document moves on, and makes none where nothing fits together', async () => {
  const user = await open();
  await user.click(screen.getByRole('checkbox', { name: 'Choose fill' }));
  await user.keyboard('{Delete}');
  await screen.findByRole('button', { name: 'Close the gap' });
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Close the gap' })).toBeNull());

  await user.click(screen.getByRole('checkbox', { name: 'Choose svc' }));
  await user.keyboard('{Delete}');

  await waitFor(() => expect(nodes()).not.toContain('svc'));
  expect(screen.queryByRole('button', { name: 'Close the gap' })).toBeNull();
});

it('closes the gap at once with Shift+Delete', async () => {
  const user = await open();
  await user.click(screen.getByRole('checkbox', { name: 'Choose fill' }));
  await user.keyboard('{Shift>}{Delete}{/Shift}');

  await waitFor(() => expect(stored.draft.edges).toContainEqual({ from: 'load', to: 'svc' }));
});

it('tells how long the experiments take at the pace of the last run that succeeded, and which run that is', async () => {
  const run = makeRun({ runId: 'run-7', state: 'succeeded' });
  const asked: Record<string, string>[] = [];
  server().answers['runs.list'] = ({ query }) => {
    asked.push(query);
    return { items: [run], cursor: null };
  };
  server().answers['runs.trials'] = () => ({
    items: makeTrials()
      .slice(0, 2)
      .map((trial) => ({ ...trial, seconds: 20 })),
    cursor: null,
  });
  const user = await open();

  // 6 experiments of 20 s each.
  expect(await screen.findByText('about 2 min 0 s of training')).toBeDefined();
  expect(asked).toEqual([{ flowId: 'iris', state: 'succeeded', limit: '1' }]);
  await user.click(screen.getByRole('button', { name: '6 experiments' }));
  expect(await screen.findByText(/2 experiments took 40 s\./)).toBeDefined();
  expect(screen.getByRole('link', { name: /^The run of / }).getAttribute('href')).toBe('/projects/team/runs/run-7');
});

it('tells no time where no run has succeeded', async () => {
  await open();

  expect(screen.getByRole('button', { name: '6 experiments' })).toBeDefined();
  expect(screen.queryByText(/of training$/)).toBeNull();
});

it('hears no key of the graph while text is entered', async () => {
  const user = await open();
  await user.type(settings().getByRole('textbox', { name: 'Description' }), 'nl1/?');

  await waitFor(() => expect(stored.draft.description).toBe('nl1/?'));
  expect(stored.draft.notes).toEqual([]);
  expect(screen.queryByRole('dialog')).toBeNull();
});
