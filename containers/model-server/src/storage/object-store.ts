/** Where files lie: a folder, or a bucket. Addresses are file paths or s3:// URIs. */
export interface ObjectStore {
  /** Addresses of everything below a prefix, sorted. */
  list(prefix: string): Promise<string[]>;
  read(address: string): Promise<Buffer>;
  /** Writes an object whole; it is never seen half written. */
  write(address: string, body: string | Uint8Array): Promise<void>;
  /** Copies an object into a local file. */
  download(address: string, path: string): Promise<void>;
  /** Copies a local file into an object. */
  upload(path: string, address: string): Promise<void>;
  remove(address: string): Promise<void>;
}

/** An address below another one. */
export function below(prefix: string, name: string): string {
  return `${prefix.replace(/\/+$/, '')}/${name}`;
}

/** Whether the address is one of S3. */
export function isS3(address: string): boolean {
  return address.startsWith('s3://');
}
