/** A finished call, kept to be given again. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: string | null;
}

export type Claim =
  | { readonly kind: 'new' }
  /** The same call was answered before. */
  | { readonly kind: 'done'; readonly answer: StoredAnswer }
  /** The same call is being answered right now. */
  | { readonly kind: 'busy' }
  /** The key was used for another call. */
  | { readonly kind: 'mismatch' };

/** Remembers calls that carry an Idempotency-Key, for 24 hours. */
export interface IdempotencyStore {
  /** Claims a key for the call whose digest is given. */
  claim(key: string, digest: string): Promise<Claim>;
  finish(key: string, digest: string, answer: StoredAnswer): Promise<void>;
  /** The call failed: the key is free again. */
  release(key: string): Promise<void>;
}
