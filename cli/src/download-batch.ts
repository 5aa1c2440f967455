import { createWriteStream } from 'node:fs';
import { access, mkdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FlowiError } from '@flowi/contracts/errors';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

/**
 * Fetches what a batch job has written into a folder, which is made. A file appears when it is whole.
 *
 * @returns paths of the files
 * @throws UsageError when one of them is there already
 */
export async function downloadBatch(
  { client, projectId, output }: Session,
  batchJobId: string,
  folder: string,
): Promise<string[]> {
  const { items } = await client.deployments.listBatchFiles({ params: { projectId, batchJobId } });
  const files = items.map((file) => ({ ...file, path: join(folder, basename(file.name)) }));
  for (const { path } of files) await refuseExisting(path);
  await mkdir(folder, { recursive: true });
  for (const { name, bytes, url, path } of files) {
    output.progress(`fetching ${name} (${bytes} bytes)`);
    await fetchFile(url, path);
  }
  return files.map(({ path }) => path);
}

async function refuseExisting(path: string): Promise<void> {
  const there = await access(path).then(
    () => true,
    () => false,
  );
  if (there) throw new UsageError(`${path} is there already; give another folder, or remove it first.`);
}

async function fetchFile(url: string, path: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok || response.body === null)
    throw new FlowiError('upstream_unavailable', `Storage answered HTTP ${response.status} for ${path}; try again.`);
  const partial = `${path}.partial`;
  await pipeline(Readable.fromWeb(response.body), createWriteStream(partial));
  await rename(partial, path);
}
