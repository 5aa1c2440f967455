import type { RunRecord } from '../../ports/records.ts';

/** Id of the request by which an attempt of a run deploys what it promoted. */
export function deployRequestIdOf({ runId, attempt }: Pick<RunRecord, 'runId' | 'attempt'>, kind: 'online' | 'batch') {
  return `${runId}-${attempt}-${kind}`;
}
