import type { Ids } from '../../ports/services.ts';

const LENGTH = 26;

/** Id that the same words always lead to, so that a start that is repeated is the same run or batch job. */
export function derivedId(ids: Pick<Ids, 'digest'>, ...words: readonly string[]): string {
  return `k${ids.digest(JSON.stringify(words)).slice(0, LENGTH - 1)}`;
}
