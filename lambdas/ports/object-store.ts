export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
  readonly modifiedAt: string;
}

/** Objects of one bucket. */
export interface ObjectStore {
  /** s3:// address of a key. */
  uri(key: string): string;
  /** Key of an s3:// address. @throws FlowiError invalid_request when it is of another bucket */
  key(uri: string): string;
  /** Null when there is no such object. */
  readText(key: string): Promise<string | null>;
  /** Bytes from `from` on, at most `limit`; `size` is that of the whole object. Null when there is no such object. */
  readRange(
    key: string,
    from: number,
    limit: number,
  ): Promise<{ readonly bytes: Uint8Array; readonly size: number } | null>;
  writeJson(key: string, value: unknown): Promise<void>;
  /** Objects below a prefix, by key; of those only what comes behind a text, when it is given. */
  list(prefix: string, after?: string): Promise<StoredObject[]>;
  removeAll(prefix: string): Promise<void>;
}

export interface UploadPart {
  readonly partNumber: number;
  readonly etag: string;
}

/** Objects of one bucket, straight from storage to the caller. */
export interface Downloads {
  /** Address that gives the object for a quarter of an hour, under a file name. */
  url(key: string, name: string): Promise<string>;
}

/** Uploads in parts, straight from the caller to storage. */
export interface Uploads {
  begin(key: string): Promise<string>;
  /** Address that takes one part, for an hour. */
  partUrl(key: string, uploadId: string, partNumber: number): Promise<string>;
  /** Parts that have arrived. Null when no such upload is under way. */
  arrived(key: string, uploadId: string): Promise<UploadPart[] | null>;
  /** Whether an upload to this key was joined, also when nobody heard the answer. */
  joined(key: string): Promise<boolean>;
  /** Joins the parts and answers the size of the object. Doing it twice is not an error. @throws FlowiError invalid_request when parts are missing */
  complete(key: string, uploadId: string, parts: readonly UploadPart[]): Promise<number>;
}
