/** Something that happens once, for whoever listens. */
export class Signal {
  readonly #listeners = new Set<() => void>();
  #given = false;

  get given(): boolean {
    return this.#given;
  }

  give(): void {
    if (this.#given) return;
    this.#given = true;
    for (const listener of this.#listeners) listener();
  }

  /** @returns what stops it */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
