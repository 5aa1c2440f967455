import { FlowiError } from '@flowi/contracts/errors';
import { type Flow, serializeFlow } from '@flowi/contracts/flow';
import type { DraftShelf } from './draft-shelf.ts';

/** Rest after the last edit before it is saved, in milliseconds. */
export const SAVE_AFTER = 1_000;
/** Wait before an unreachable API is tried again, in milliseconds; doubles with each try up to a minute. */
export const RETRY_AFTER = 5_000;
const LONGEST_WAIT = 60_000;

/** A draft as the API has it. */
export interface StoredDraft {
  readonly revision: number;
  readonly draft: Flow;
}

/** The API, as far as saving goes. Both fail with a FlowiError. */
export interface DraftApi {
  load: () => Promise<StoredDraft>;
  /** Fails with `conflict` when the draft is at another revision. */
  save: (revision: number, document: Flow) => Promise<StoredDraft>;
}

export type SaveState =
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'refused'; readonly error: unknown }
  | { readonly kind: 'conflict'; readonly theirs: StoredDraft };

/** Saves the draft as people work, naming the revision it began from. Nothing unsaved is ever only in memory. */
export class DraftSaver {
  readonly #api: DraftApi;
  readonly #shelf: DraftShelf;
  readonly #listeners = new Set<() => void>();
  #revision: number;
  #saved: string;
  #flow: Flow;
  #state: SaveState = { kind: 'saved', at: null };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #inFlight: Promise<void> | null = null;
  #failures = 0;

  constructor(stored: StoredDraft, api: DraftApi, shelf: DraftShelf) {
    this.#api = api;
    this.#shelf = shelf;
    this.#revision = stored.revision;
    this.#saved = textOf(stored.draft);
    this.#flow = stored.draft;
  }

  get state(): SaveState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes note of the document as it is now; it is saved after a rest. */
  changed(flow: Flow): void {
    if (flow === this.#flow) return;
    this.#flow = flow;
    if (this.#state.kind === 'conflict') {
      this.#shelf.keep({ revision: this.#revision, document: flow });
      return;
    }
    if (textOf(flow) === this.#saved) {
      clearTimeout(this.#timer);
      this.#shelf.drop();
      if (this.#inFlight === null) this.#become({ kind: 'saved', at: null });
      return;
    }
    this.#shelf.keep({ revision: this.#revision, document: flow });
    // While the API is away the next try is set already; edits must not put it off.
    if (this.#state.kind === 'offline') return;
    this.#become({ kind: 'unsaved' });
    this.#saveIn(SAVE_AFTER);
  }

  /** Saves what is unsaved at once. True when the API has the document afterwards. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    // What was changed while a save was under way needs another one.
    while (this.#inFlight !== null) await this.#inFlight;
    if (this.#state.kind !== 'conflict' && textOf(this.#flow) !== this.#saved) await this.#begin();
    return this.#state.kind === 'saved';
  }

  /** Ends a conflict: this document goes over theirs, which the API does not keep; whoever decides so keeps it. */
  async keepMine(): Promise<void> {
    if (this.#state.kind !== 'conflict') return;
    this.#revision = this.#state.theirs.revision;
    this.#become({ kind: 'unsaved' });
    await this.flush();
  }

  /** Ends a conflict: what the API has counts. Answers it, for the editor to put in place of its own. */
  takeTheirs(): Flow | null {
    if (this.#state.kind !== 'conflict') return null;
    const { theirs } = this.#state;
    this.#stored(theirs, theirs.draft);
    this.#flow = theirs.draft;
    return theirs.draft;
  }

  /** Meets a document that was kept in the browser: it goes on from there, or it is in conflict with what came since. */
  resume(document: Flow, revision: number): void {
    const theirs = { revision: this.#revision, draft: this.#flow };
    const met = revision === theirs.revision || textOf(document) === this.#saved;
    this.#flow = document;
    if (!met) {
      this.#become({ kind: 'conflict', theirs });
      return;
    }
    this.#become({ kind: 'unsaved' });
    this.#saveIn(SAVE_AFTER);
  }

  #saveIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), milliseconds);
  }

  #wait(): number {
    return Math.min(LONGEST_WAIT, RETRY_AFTER * 2 ** Math.max(0, this.#failures - 1));
  }

  #begin(): Promise<void> {
    this.#inFlight ??= this.#save().finally(() => {
      this.#inFlight = null;
    });
    return this.#inFlight;
  }

  async #save(): Promise<void> {
    const document = this.#flow;
    if (this.#state.kind !== 'offline') this.#become({ kind: 'saving' });
    try {
      this.#stored(await this.#api.save(this.#revision, document), document);
      if (textOf(this.#flow) !== this.#saved) this.#again();
    } catch (error) {
      await this.#failed(error);
    }
  }

  #again(): void {
    this.#shelf.keep({ revision: this.#revision, document: this.#flow });
    this.#become({ kind: 'unsaved' });
    this.#saveIn(SAVE_AFTER);
  }

  #stored({ revision }: StoredDraft, document: Flow): void {
    this.#revision = revision;
    this.#saved = textOf(document);
    this.#failures = 0;
    this.#shelf.drop();
    this.#become({ kind: 'saved', at: Date.now() });
  }

  async #failed(error: unknown): Promise<void> {
    const code = error instanceof FlowiError ? error.code : null;
    if (code === 'conflict') return this.#meet();
    if (code === 'upstream_unavailable' || code === 'too_many_requests') return this.#offline();
    this.#become({ kind: 'refused', error });
  }

  /** Somebody else saved first. Where both wrote the same there is nothing to decide. */
  async #meet(): Promise<void> {
    try {
      const theirs = await this.#api.load();
      if (textOf(theirs.draft) === textOf(this.#flow)) this.#stored(theirs, theirs.draft);
      else this.#become({ kind: 'conflict', theirs });
    } catch {
      this.#offline();
    }
  }

  #offline(): void {
    this.#failures += 1;
    this.#become({ kind: 'offline' });
    this.#saveIn(this.#wait());
  }

  #become(state: SaveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function textOf(flow: Flow): string {
  return serializeFlow(flow, 'json');
}
