import { FlowiError } from '@flowi/contracts/errors';
import { ElectroError } from 'electrodb';
import type { Page, PageRequest } from '../../ports/page.ts';
import { decodeDocument, encodeDocument } from './codec.ts';
import type { Documents } from './documents.ts';
import type { DocumentKey } from './keys.ts';

/** Where a document shows up besides its own key. */
export interface IndexEntries {
  readonly first?: DocumentKey;
  readonly second?: DocumentKey;
  /** Seconds since 1970 after which it may be removed. */
  readonly expiresAt?: number;
}

export interface Row<Document> {
  readonly key: DocumentKey;
  readonly document: Document;
  readonly entries?: IndexEntries;
}

export interface Locked<Document> {
  readonly document: Document;
  /** Counts the writes; a write names the one it began from. */
  readonly lock: number;
}

/** A write that happens only when the document is as it was read: not there (`null`), or at this lock. */
export interface Write<Document = unknown> extends Row<Document> {
  readonly expected: number | null;
}

/** Batches of a hundred documents that are read beside each other. */
const READS_AT_ONCE = 5;
const READ_ROUNDS = 3;

const CONDITION_FAILED = 'ConditionalCheckFailedException';

/** Documents by key with conditional writes, transactions and pages. The only place that knows electrodb. */
export class DocumentTable {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async read<Document>(key: DocumentKey): Promise<Locked<Document> | null> {
    const { data } = await this.#documents.entities.document.get(key).go({ consistent: true });
    return data === null ? null : { document: decodeDocument(data.document), lock: data.lock };
  }

  /** The documents under those of the keys that have one, in no order. */
  async readAll<Document>(keys: readonly DocumentKey[]): Promise<Document[]> {
    const found: Document[] = [];
    let wanted = keys;
    // What a busy table leaves out is asked for again.
    for (let round = 0; round < READ_ROUNDS && wanted.length > 0; round += 1) {
      const result = await this.#documents.entities.document.get([...wanted]).go({ concurrency: READS_AT_ONCE });
      found.push(...result.data.map(({ document }) => decodeDocument<Document>(document)));
      wanted = result.unprocessed;
    }
    if (wanted.length === 0) return found;
    throw new FlowiError(
      'upstream_unavailable',
      `The table read all but ${wanted.length} of ${keys.length} documents.`,
    );
  }

  /** False when somebody else wrote first. */
  async write(write: Write): Promise<boolean> {
    const put = this.#documents.entities.document.put(attributes(write));
    try {
      const { expected } = write;
      await put.where(({ lock }, { eq, notExists }) => (expected === null ? notExists(lock) : eq(lock, expected))).go();
      return true;
    } catch (error) {
      if (isConditionFailed(error)) return false;
      throw error;
    }
  }

  /** All writes or none; false when somebody else wrote one of them first. */
  async writeAll(writes: readonly Write[]): Promise<boolean> {
    const { canceled, data } = await this.#documents.transaction
      .write(({ document }) =>
        writes.map((write) => {
          const { expected } = write;
          return document
            .put(attributes(write))
            .where(({ lock }, { eq, notExists }) => (expected === null ? notExists(lock) : eq(lock, expected)))
            .commit();
        }),
      )
      .go();
    if (!canceled) return true;
    const codes = data.map(rejectionOf).filter((code) => code !== 'None');
    if (codes.every((code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict')) return false;
    throw new FlowiError('upstream_unavailable', `The table refused a transaction: ${codes.join(', ')}.`);
  }

  /** Writes without a condition: for what only one writer has. */
  async overwrite(rows: readonly Row<unknown>[]): Promise<void> {
    const result = await this.#documents.entities.document
      .put(rows.map((row) => attributes({ ...row, expected: null })))
      .go();
    if (result.unprocessed.length > 0) {
      throw new FlowiError(
        'upstream_unavailable',
        `The table took all but ${result.unprocessed.length} of ${rows.length} rows.`,
      );
    }
  }

  async remove(key: DocumentKey): Promise<void> {
    await this.#documents.entities.document.delete(key).go();
  }

  /** Documents of one partition whose sort key begins with `sort`. */
  async page<Document>(
    index: Index,
    prefix: DocumentKey,
    request: PageRequest & { newestFirst?: boolean },
  ): Promise<Page<Document>> {
    const { data, cursor } = await this.#query(index, prefix, {
      limit: request.limit,
      cursor: request.cursor ?? null,
      order: request.newestFirst ? 'desc' : 'asc',
    });
    return { items: data.map((item) => decodeDocument<Document>(item.document)), cursor };
  }

  /** All documents of one partition whose sort key begins with `sort`. */
  async all<Document>(index: Index, prefix: DocumentKey): Promise<Document[]> {
    const { data } = await this.#query(index, prefix, { pages: 'all' });
    return data.map((item) => decodeDocument<Document>(item.document));
  }

  #query(index: Index, { partition, sort }: DocumentKey, options: QueryOptions) {
    const { query } = this.#documents.entities.document;
    return refusingCursors(() => {
      if (index === 'first') return query.first({ firstPartition: partition }).begins({ firstSort: sort }).go(options);
      if (index === 'second')
        return query.second({ secondPartition: partition }).begins({ secondSort: sort }).go(options);
      return query
        .primary({ partition })
        .begins({ sort })
        .go({ ...options, consistent: true });
    });
  }
}

/** The table itself, or one of its two indexes. */
type Index = 'primary' | 'first' | 'second';

interface QueryOptions {
  limit?: number;
  cursor?: string | null;
  order?: 'asc' | 'desc';
  pages?: 'all';
}

function attributes({ key, document, entries, expected }: Write) {
  return {
    ...key,
    ...(entries?.first && { firstPartition: entries.first.partition, firstSort: entries.first.sort }),
    ...(entries?.second && { secondPartition: entries.second.partition, secondSort: entries.second.sort }),
    ...(entries?.expiresAt !== undefined && { expiresAt: entries.expiresAt }),
    lock: (expected ?? 0) + 1,
    document: encodeDocument(document),
  };
}

/** Code of one part of a cancelled transaction; `None` for a part that would have been written. */
function rejectionOf(part: unknown): string {
  return typeof part === 'object' && part !== null && 'code' in part ? String(part.code) : 'None';
}

function isConditionFailed(error: unknown): boolean {
  if (!(error instanceof ElectroError)) return false;
  return error.cause instanceof Error && error.cause.name === CONDITION_FAILED;
}

/** A cursor that no earlier page gave is the caller's mistake. */
async function refusingCursors<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query();
  } catch (error) {
    if (error instanceof ElectroError && /cursor/i.test(error.message)) {
      throw new FlowiError(
        'invalid_request',
        'query.cursor is no cursor of this list; take the one that the page before gave.',
        { cause: error },
      );
    }
    throw error;
  }
}
