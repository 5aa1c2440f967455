import type { Ports } from '../../ports/ports.ts';
import type { BatchJobKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';

export type ListBatchFilesPorts = Pick<Ports, 'batchJobs' | 'dataStore' | 'downloads'>;

/** One file that a batch job wrote, and where to fetch it. */
export interface BatchFile {
  readonly name: string;
  readonly bytes: number;
  readonly url: string;
}

/** What lies in the folder of a batch job, by name; nothing when the job was refused. `manifest.json` is there when all is written. */
export async function listBatchFiles(ports: ListBatchFilesPorts, key: BatchJobKey): Promise<BatchFile[]> {
  const { destinationUri } = found(await ports.batchJobs.find(key), 'absent.batch_job', { job: key.batchJobId });
  const folder = ports.dataStore.key(destinationUri);
  const objects = await ports.dataStore.list(folder);
  return Promise.all(
    objects
      .toSorted((one, other) => (one.key < other.key ? -1 : 1))
      .map(async (object) => {
        const name = object.key.slice(folder.length);
        return { name, bytes: object.bytes, url: await ports.downloads.url(object.key, name) };
      }),
  );
}
