/** Which part of a list is asked for. */
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface Page<T> {
  readonly items: T[];
  /** Leads to the next page; null on the last one. */
  readonly cursor: string | null;
}
