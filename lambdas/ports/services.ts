export interface Clock {
  /** Now, as a UTC timestamp with milliseconds. */
  now(): string;
}

export interface Ids {
  /** A new id; later ones sort after earlier ones. */
  next(): string;
  /** Hex SHA-256 of a text. */
  digest(text: string): string;
  /** Random text that nobody can guess. */
  secret(): string;
}

/** Counts that are looked at from outside. */
export interface Meter {
  count(name: string, dimensions: Readonly<Record<string, string>>): void;
}

export interface Notifier {
  publish(subject: string, text: string): Promise<void>;
}

/** Work that goes on after the answer was given. */
export interface Profiling {
  start(version: { readonly projectId: string; readonly name: string; readonly version: number }): Promise<void>;
}
