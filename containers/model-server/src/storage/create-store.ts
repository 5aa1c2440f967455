import type { Environment } from '../env.ts';
import { createFolderStore } from './folder-store.ts';
import { isS3, type ObjectStore } from './object-store.ts';

/** Folders and S3 behind one port. The S3 client is loaded only when an address needs it: it would double the time to start. */
export function createStore(environment: Pick<Environment, 'AWS_ENDPOINT_URL' | 'AWS_ENDPOINT_URL_S3'>): ObjectStore {
  const folder = createFolderStore();
  let s3: Promise<ObjectStore> | null = null;
  const openS3 = async () => {
    const { createS3Client, createS3Store } = await import('./s3-store.ts');
    return createS3Store(createS3Client(environment.AWS_ENDPOINT_URL_S3 ?? environment.AWS_ENDPOINT_URL));
  };
  const of = (address: string) => {
    if (!isS3(address)) return Promise.resolve(folder);
    s3 ??= openS3();
    return s3;
  };
  return {
    list: async (prefix) => (await of(prefix)).list(prefix),
    read: async (address) => (await of(address)).read(address),
    write: async (address, body) => (await of(address)).write(address, body),
    download: async (address, path) => (await of(address)).download(address, path),
    prepare: async (path, address) => (await of(address)).prepare(path, address),
    remove: async (address) => (await of(address)).remove(address),
  };
}
