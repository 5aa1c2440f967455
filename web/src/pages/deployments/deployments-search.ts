import type { Deployment } from '@flowi/contracts/entities';
import { readWords } from '../../shared/search-values.ts';

export const KINDS: readonly Deployment['kind'][] = ['online', 'batch'];

/** What of the list stands in the address. */
export interface DeploymentsSearch {
  /** Filter of names. */
  readonly q?: string | undefined;
  readonly kind?: Deployment['kind'] | undefined;
  /** Those that were taken down, too. */
  readonly gone?: boolean | undefined;
}

/** Takes from an address what it can, and nothing else. */
export function readDeploymentsSearch(search: Record<string, unknown>): DeploymentsSearch {
  return {
    q: readWords(search['q']),
    kind: KINDS.find((kind) => kind === search['kind']),
    gone: search['gone'] === true ? true : undefined,
  };
}
