import type { IdempotencyStore, StoredAnswer } from '../../ports/idempotency-store.ts';
import type { Clock } from '../../ports/services.ts';
import { encodeDocument } from './codec.ts';
import { keys } from './keys.ts';
import type { DocumentTable } from './table.ts';

const KEPT_SECONDS = 24 * 3600;
/** A call that has not answered by then died: the longest function ends before. */
const BUSY_SECONDS = 60;
/** An answer this large (compressed) is not kept; the same call is then carried out again. */
const LARGEST_ANSWER = 300_000;

interface CallRecord {
  readonly digest: string;
  readonly claimedAt: number;
  readonly answer: StoredAnswer | null;
}

export function idempotencyStore(table: DocumentTable, clock: Clock): IdempotencyStore {
  const seconds = () => Math.floor(Date.parse(clock.now()) / 1000);
  const write = (key: string, document: CallRecord, expected: number | null) =>
    table.write({ key: keys.call(key), document, expected, entries: { expiresAt: document.claimedAt + KEPT_SECONDS } });

  return {
    async claim(key, digest) {
      const claim: CallRecord = { digest, claimedAt: seconds(), answer: null };
      if (await write(key, claim, null)) return { kind: 'new' };
      const known = await table.read<CallRecord>(keys.call(key));
      if (known === null) return { kind: 'busy' };
      const { document, lock } = known;
      const age = claim.claimedAt - document.claimedAt;
      // The table removes expired items hours late, so that age decides here.
      const free =
        age >= KEPT_SECONDS || (document.answer === null && age >= BUSY_SECONDS && document.digest === digest);
      if (free) return (await write(key, claim, lock)) ? { kind: 'new' } : { kind: 'busy' };
      if (document.digest !== digest) return { kind: 'mismatch' };
      return document.answer === null ? { kind: 'busy' } : { kind: 'done', answer: document.answer };
    },
    async finish(key, digest, answer) {
      const document: CallRecord = { digest, claimedAt: seconds(), answer };
      if (encodeDocument(document).length > LARGEST_ANSWER) return table.remove(keys.call(key));
      await table.overwrite([
        { key: keys.call(key), document, entries: { expiresAt: document.claimedAt + KEPT_SECONDS } },
      ]);
    },
    release: (key) => table.remove(keys.call(key)),
  };
}
