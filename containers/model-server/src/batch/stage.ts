import { readdir, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { FlowiError } from '@flowi/contracts/errors';
import type { ObjectStore } from '../storage/object-store.ts';

/** Folder of an input channel under SageMaker's contract. */
export function channelFolder(root: string, channel: string): string {
  return join(root, 'input', 'data', channel);
}

/**
 * Brings the input channels into place: those that SageMaker staged are there; others are copied from their address, given by
 * whoever starts the process.
 */
export async function stageChannels(
  root: string,
  channels: Readonly<Record<string, string>>,
  store: ObjectStore,
): Promise<void> {
  for (const [name, prefix] of Object.entries(channels)) {
    const folder = channelFolder(root, name);
    if (await isEmpty(folder)) await stageOne(folder, prefix, store);
  }
}

async function stageOne(folder: string, prefix: string, store: ObjectStore): Promise<void> {
  // Only a channel that has arrived whole gets its name, so that a second start does not take a part for it.
  const draft = `${folder}.part`;
  await rm(draft, { recursive: true, force: true });
  const objects = await store.list(prefix);
  if (objects.length === 0)
    throw new FlowiError('invalid_data', `The input channel ${folder} is empty: there is nothing below ${prefix}`);
  for (const address of objects) {
    // An address that is an object itself keeps its own name.
    const name =
      address === prefix
        ? address.slice(address.lastIndexOf('/') + 1)
        : address.slice(prefix.length).replace(/^\/+/, '');
    const path = join(draft, name);
    if (relative(draft, path).startsWith('..'))
      throw new FlowiError('invalid_data', `The object ${address} would be staged outside its channel`);
    await store.download(address, path);
  }
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
}

async function isEmpty(folder: string): Promise<boolean> {
  const entries = await readdir(folder).catch(() => []);
  return entries.length === 0;
}
