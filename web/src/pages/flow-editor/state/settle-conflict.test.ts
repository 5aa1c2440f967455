// @vitest-environment jsdom
import { FlowiError } from '@flowi/contracts/errors';
import type { Flow } from '@flowi/contracts/flow';
import { makeFlow } from '@flowi/contracts/flow/testing';
import { beforeEach, expect, it } from 'vitest';
import { DraftSaver, type StoredDraft } from './draft-saver.ts';
import { browserShelf } from './draft-shelf.ts';
import { FlowEditor } from './flow-editor.ts';
import { type Drafting, keepMine, takeTheirs } from './settle-conflict.ts';

const named = (name: string) => makeFlow({ name });
const note = { id: 'note', text: 'Ask Ana', position: { x: 0, y: 0 } };
const theirs = makeFlow({ name: 'theirs', notes: [note] });
let stored: StoredDraft;

beforeEach(() => {
  localStorage.clear();
  stored = { revision: 1, draft: makeFlow() };
});

const api = {
  load: async () => stored,
  save: async (revision: number, draft: Flow) => {
    if (revision !== stored.revision) throw new FlowiError('conflict', 'somebody else saved first');
    stored = { revision: revision + 1, draft };
    return stored;
  },
};

/** An editor that meets what somebody else has saved when it saves its own. */
async function conflict(): Promise<Drafting> {
  const editor = new FlowEditor(stored.draft);
  const saver = new DraftSaver(stored, api, browserShelf('team', 'iris'));
  editor.subscribe(() => saver.changed(editor.flow));
  stored = { revision: 2, draft: theirs };
  editor.edit({ type: 'set-name', name: 'mine' });
  await saver.flush();
  expect(saver.state.kind).toBe('conflict');
  return { editor, saver };
}

it('saves mine over theirs, and keeps theirs as a step that undo brings back and saves', async () => {
  const both = await conflict();

  await keepMine(both);

  expect(stored).toEqual({ revision: 3, draft: named('mine') });
  expect(both.editor.history.past.map(({ step }) => step.kind)).toEqual(['set-name', 'take-theirs', 'keep-mine']);
  both.editor.undo();
  expect(both.editor.flow).toEqual(theirs);
  await both.saver.flush();
  expect(stored).toEqual({ revision: 4, draft: theirs });
});

it('goes on from theirs, and keeps mine as a step that undo brings back and saves', async () => {
  const both = await conflict();

  takeTheirs(both);

  expect(both.editor.flow).toEqual(theirs);
  expect(both.saver.state.kind).toBe('saved');
  both.editor.undo();
  expect(both.editor.flow).toEqual(named('mine'));
  await both.saver.flush();
  expect(stored).toEqual({ revision: 3, draft: named('mine') });
});

it('loses neither when a third draft comes while mine is being saved over theirs', async () => {
  const both = await conflict();
  stored = { revision: 3, draft: named('a third') };

  await keepMine(both);

  expect(both.saver.state).toMatchObject({ kind: 'conflict', theirs: { draft: named('a third') } });
  expect(stored.draft).toEqual(named('a third'));
  expect(both.editor.flow).toEqual(named('mine'));
  both.editor.undo();
  expect(both.editor.flow).toEqual(theirs);
});

it('settles nothing where there is no conflict', async () => {
  const editor = new FlowEditor(stored.draft);
  const saver = new DraftSaver(stored, api, browserShelf('team', 'iris'));

  await keepMine({ editor, saver });
  takeTheirs({ editor, saver });

  expect(editor.history.past).toEqual([]);
  expect(stored.revision).toBe(1);
});
