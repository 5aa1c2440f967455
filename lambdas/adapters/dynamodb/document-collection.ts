import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Collection } from '../../ports/collection.ts';
import type { DocumentKey } from './keys.ts';
import type { DocumentTable, IndexEntries, Write } from './table.ts';

/** Writers of one document that meet are few; past this many rounds something else is wrong. */
const WRITE_ROUNDS = 8;

export interface DocumentKind<Key, Document> {
  /** What it is called in messages. */
  readonly name: string;
  readonly keyOf: (key: Key) => DocumentKey;
  readonly entriesOf?: (document: Document) => IndexEntries;
}

/** Documents of one kind in the table. Keys are read from the document itself, so it cannot be kept under another's. */
export class DocumentCollection<Key, Document extends Key> implements Collection<Key, Document> {
  readonly table: DocumentTable;
  readonly kind: DocumentKind<Key, Document>;

  constructor(table: DocumentTable, kind: DocumentKind<Key, Document>) {
    this.table = table;
    this.kind = kind;
  }

  async find(key: Key): Promise<Document | null> {
    return (await this.read(key))?.document ?? null;
  }

  insert(document: Document): Promise<boolean> {
    return this.table.write(this.writeOf(document, null));
  }

  async update(key: Key, change: (current: Document) => Document): Promise<Document> {
    return this.retry(async () => {
      const { document, lock } = await this.require(key);
      const next = change(document);
      if (next === document) return document;
      return (await this.table.write(this.writeOf(next, lock))) ? next : null;
    });
  }

  async remove(key: Key): Promise<void> {
    await this.table.remove(this.kind.keyOf(key));
  }

  read(key: Key) {
    return this.table.read<Document>(this.kind.keyOf(key));
  }

  async require(key: Key) {
    const found = await this.read(key);
    if (found === null)
      throw new FlowiError('not_found', sayProblem('record.absent', { kind: this.kind.name, key: describeKey(key) }));
    return found;
  }

  writeOf(document: Document, expected: number | null): Write<Document> {
    const entries = this.kind.entriesOf?.(document);
    return { key: this.kind.keyOf(document), document, expected, ...(entries && { entries }) };
  }

  /** Runs a read-and-write round until it is not overtaken; a round that was overtaken answers null. */
  async retry<Result>(round: () => Promise<Result | null>): Promise<Result> {
    for (let count = 0; count < WRITE_ROUNDS; count += 1) {
      const result = await round();
      if (result !== null) return result;
    }
    throw new FlowiError('conflict', sayProblem('record.changing', { kind: this.kind.name }));
  }
}

function describeKey(key: unknown): string {
  return typeof key === 'object' && key !== null ? Object.values(key).join('/') : String(key);
}
