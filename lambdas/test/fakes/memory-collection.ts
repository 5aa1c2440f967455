import { FlowiError } from '@flowi/contracts/errors';
import type { Collection } from '../../ports/collection.ts';
import type { Page, PageRequest } from '../../ports/page.ts';

/** Documents in memory, copied in and out, so that a test sees only what was written. */
export class MemoryCollection<Key, Document extends Key> implements Collection<Key, Document> {
  readonly documents = new Map<string, Document>();
  readonly idOf: (key: Key) => string;

  constructor(idOf: (key: Key) => string) {
    this.idOf = idOf;
  }

  async find(key: Key): Promise<Document | null> {
    return this.get(key);
  }

  get(key: Key): Document | null {
    const found = this.documents.get(this.idOf(key));
    return found === undefined ? null : structuredClone(found);
  }

  set(document: Document): void {
    this.documents.set(this.idOf(document), structuredClone(document));
  }

  async insert(document: Document): Promise<boolean> {
    if (this.documents.has(this.idOf(document))) return false;
    this.set(document);
    return true;
  }

  async update(key: Key, change: (current: Document) => Document): Promise<Document> {
    const current = this.get(key);
    if (current === null) throw new FlowiError('not_found', `There is no ${this.idOf(key)}.`);
    const next = change(current);
    this.set(next);
    return structuredClone(next);
  }

  async remove(key: Key): Promise<void> {
    this.documents.delete(this.idOf(key));
  }

  all(): Document[] {
    return [...this.documents.values()].map((document) => structuredClone(document));
  }
}

/** One page of a sorted list; the cursor is the number of items passed. */
export function pageOf<T>(items: readonly T[], { limit, cursor }: PageRequest): Page<T> {
  const start = Number(cursor ?? 0);
  const end = start + limit;
  return { items: items.slice(start, end), cursor: end < items.length ? String(end) : null };
}

export function newestFirst<T>(items: readonly T[], at: (item: T) => string | number): T[] {
  return [...items].sort((a, b) => (at(a) < at(b) ? 1 : at(a) > at(b) ? -1 : 0));
}
