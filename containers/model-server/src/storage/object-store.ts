/** Where files lie: a folder, or a bucket. Addresses are file paths or s3:// URIs. */
export interface ObjectStore {
  /** Addresses of everything below a prefix, sorted. */
  list(prefix: string): Promise<string[]>;
  read(address: string): Promise<Buffer>;
  /** Writes an object whole; it is never seen half written. */
  write(address: string, body: string | Uint8Array): Promise<void>;
  /** Copies an object into a local file. */
  download(address: string, path: string): Promise<void>;
  /** Sends a local file to an object, where nothing is seen of it before it is committed. The file is not needed any more. */
  prepare(path: string, address: string): Promise<PreparedObject>;
  remove(address: string): Promise<void>;
}

/** An object that has been sent and is not there yet. */
export interface PreparedObject {
  commit(): Promise<void>;
  discard(): Promise<void>;
}

/** An address below another one. */
export function below(prefix: string, name: string): string {
  return `${prefix.replace(/\/+$/, '')}/${name}`;
}

/** Whether the address is one of S3. */
export function isS3(address: string): boolean {
  return address.startsWith('s3://');
}
