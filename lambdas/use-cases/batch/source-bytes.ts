import type { BatchJobRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';

/** Bytes of all objects of a source. @throws FlowiError not_found when one is gone */
export async function sourceBytes({ dataStore }: Pick<Ports, 'dataStore'>, job: BatchJobRecord): Promise<number> {
  const keys = job.sourceUris.map((uri) => dataStore.key(uri));
  const folders = new Set(keys.map((key) => key.slice(0, key.lastIndexOf('/') + 1)));
  const listed = await Promise.all([...folders].map((folder) => dataStore.list(folder)));
  const bytes = new Map(listed.flat().map((object) => [object.key, object.bytes]));
  return keys.reduce((sum, key) => {
    const size = bytes.get(key);
    if (size === undefined)
      throw new FlowiError('not_found', sayProblem('batch.object_gone', { uri: dataStore.uri(key) }));
    return sum + size;
  }, 0);
}
