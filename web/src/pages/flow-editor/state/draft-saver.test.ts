// @vitest-environment jsdom
import { FlowiError } from '@flowi/contracts/errors';
import type { Flow } from '@flowi/contracts/flow';
import { makeFlow } from '@flowi/contracts/flow/testing';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DraftSaver, RETRY_AFTER, SAVE_AFTER, type StoredDraft } from './draft-saver.ts';
import { browserShelf } from './draft-shelf.ts';

/** The API's own rule: a save that began from another revision is a conflict. */
class Drafts {
  stored: StoredDraft = { revision: 1, draft: makeFlow() };
  reachable = true;
  saves = 0;

  load = async () => {
    this.#reach();
    return this.stored;
  };

  save = async (revision: number, draft: Flow) => {
    this.#reach();
    if (revision !== this.stored.revision) throw new FlowiError('conflict', 'somebody else saved first');
    this.saves += 1;
    this.stored = { revision: revision + 1, draft };
    return this.stored;
  };

  #reach(): void {
    if (!this.reachable) throw new FlowiError('upstream_unavailable', 'does not answer');
  }
}

let drafts: Drafts;
const shelf = () => browserShelf('team', 'iris');
const open = () => new DraftSaver(drafts.stored, drafts, shelf());
const named = (name: string) => makeFlow({ name });

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  drafts = new Drafts();
});
afterEach(() => {
  vi.useRealTimers();
});

it('saves once, after a rest', async () => {
  const saver = open();
  for (const name of ['a', 'b', 'c']) {
    saver.changed(named(name));
    await vi.advanceTimersByTimeAsync(SAVE_AFTER - 1);
  }
  expect(drafts.saves).toBe(0);
  expect(saver.state.kind).toBe('unsaved');

  await vi.advanceTimersByTimeAsync(1);

  expect(drafts.stored).toEqual({ revision: 2, draft: named('c') });
  expect(saver.state.kind).toBe('saved');
  expect(shelf().read()).toBeNull();
});

it('saves nothing that was taken back', async () => {
  const saver = open();
  saver.changed(named('a'));
  saver.changed(makeFlow());
  await vi.advanceTimersByTimeAsync(SAVE_AFTER);

  expect(drafts.saves).toBe(0);
  expect(saver.state.kind).toBe('saved');
});

it('saves what was changed while a save was under way', async () => {
  const saver = open();
  saver.changed(named('a'));
  const first = saver.flush();
  saver.changed(named('b'));
  await first;
  await vi.advanceTimersByTimeAsync(SAVE_AFTER);

  expect(drafts.stored).toEqual({ revision: 3, draft: named('b') });
  expect(await saver.flush()).toBe(true);
});

it('keeps work in the browser while the API is away and sends it when it is back', async () => {
  drafts.reachable = false;
  const saver = open();
  saver.changed(named('a'));
  await vi.advanceTimersByTimeAsync(SAVE_AFTER);
  expect(saver.state.kind).toBe('offline');
  expect(shelf().read()).toEqual({ revision: 1, document: named('a') });

  drafts.reachable = true;
  await vi.advanceTimersByTimeAsync(RETRY_AFTER);

  expect(drafts.stored.draft).toEqual(named('a'));
  expect(shelf().read()).toBeNull();
});

it('goes on from what a closed tab left behind', async () => {
  drafts.reachable = false;
  open().changed(named('a'));
  drafts.reachable = true;

  const kept = shelf().read();
  const saver = open();
  saver.resume(kept!.document, kept!.revision);
  await vi.advanceTimersByTimeAsync(SAVE_AFTER);

  expect(drafts.stored.draft).toEqual(named('a'));
});

it('shows what a closed tab left behind beside what came since', () => {
  open().changed(named('mine'));
  drafts.stored = { revision: 2, draft: named('theirs') };

  const kept = shelf().read();
  const saver = open();
  saver.resume(kept!.document, kept!.revision);

  expect(saver.state).toEqual({ kind: 'conflict', theirs: { revision: 2, draft: named('theirs') } });
});

async function conflict(): Promise<DraftSaver> {
  const [mine, theirs] = [open(), open()];
  theirs.changed(named('theirs'));
  await theirs.flush();
  mine.changed(named('mine'));
  await mine.flush();
  return mine;
}

it('tells the second of two editors, and saves over the first only when told to', async () => {
  const mine = await conflict();
  expect(mine.state).toEqual({ kind: 'conflict', theirs: { revision: 2, draft: named('theirs') } });
  mine.changed(named('mine, still'));
  await vi.advanceTimersByTimeAsync(SAVE_AFTER);
  expect(drafts.stored.draft).toEqual(named('theirs'));
  expect(shelf().read()?.document).toEqual(named('mine, still'));

  await mine.keepMine();

  expect(drafts.stored).toEqual({ revision: 3, draft: named('mine, still') });
  expect(mine.state.kind).toBe('saved');
});

it('lets the second of two editors take what the first saved', async () => {
  const mine = await conflict();

  expect(mine.takeTheirs()).toEqual(named('theirs'));
  mine.changed(named('more'));
  await mine.flush();

  expect(drafts.stored).toEqual({ revision: 3, draft: named('more') });
});

it('asks nothing when both wrote the same', async () => {
  const [mine, theirs] = [open(), open()];
  theirs.changed(named('same'));
  await theirs.flush();
  mine.changed(named('same'));
  await mine.flush();

  expect(mine.state.kind).toBe('saved');
});

it('says when the API refuses a draft, and tries the next one', async () => {
  const saver = new DraftSaver(
    drafts.stored,
    {
      load: drafts.load,
      save: (revision, draft) =>
        draft.name === 'bad' ? Promise.reject(new FlowiError('not_allowed', 'no')) : drafts.save(revision, draft),
    },
    shelf(),
  );
  saver.changed(named('bad'));
  await saver.flush();
  expect(saver.state.kind).toBe('refused');

  saver.changed(named('good'));
  await vi.advanceTimersByTimeAsync(SAVE_AFTER);
  expect(saver.state.kind).toBe('saved');
});
