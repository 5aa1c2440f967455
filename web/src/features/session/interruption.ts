/** A state that comes and goes, for whoever listens, and for those who wait until it is over. */
export class Interruption {
  readonly #listeners = new Set<() => void>();
  #over: PromiseWithResolvers<void> | null = null;

  get on(): boolean {
    return this.#over !== null;
  }

  begin(): void {
    if (this.#over !== null) return;
    this.#over = Promise.withResolvers();
    this.#tell();
  }

  end(): void {
    this.#over?.resolve();
    this.#over = null;
    this.#tell();
  }

  /** Settles when it is over; at once when it is not on. */
  async over(): Promise<void> {
    await this.#over?.promise;
  }

  /** @returns what stops it */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
