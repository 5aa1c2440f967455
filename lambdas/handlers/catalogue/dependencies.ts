import { builtInCatalogue } from '../../adapters/catalogue.ts';
import { systemIds } from '../../adapters/system.ts';
import type { IdempotencyStore } from '../../ports/idempotency-store.ts';

/** The catalogue starts nothing, so no call of it is kept. */
const store: IdempotencyStore = {
  claim: async () => ({ kind: 'new' }),
  finish: async () => undefined,
  release: async () => undefined,
};

export function createDependencies() {
  return { catalogue: builtInCatalogue, ids: systemIds, store };
}
