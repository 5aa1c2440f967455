import type { Output } from '../output.ts';

/** What has been shown so far, each line with its seconds. */
export class Story {
  readonly #output: Output;
  readonly #started = performance.now();
  readonly #lines: { text: string; seconds: number }[] = [];

  constructor(output: Output) {
    this.#output = output;
  }

  /** Runs one scene and tells its line when it has come true. */
  async tell<T>(scene: () => Promise<{ line: string; value: T }>): Promise<T> {
    const started = performance.now();
    const { line, value } = await scene();
    const seconds = (performance.now() - started) / 1000;
    this.#lines.push({ text: line, seconds });
    this.#output.progress(`${seconds.toFixed(1).padStart(6)} s  ${line}`);
    return value;
  }

  get lines(): readonly { text: string; seconds: number }[] {
    return this.#lines;
  }

  get seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }
}

/** A claim of the demo did not come true. */
export class DemoFailure extends Error {}

/** @throws DemoFailure with the claim and what was seen instead */
export function expect(claim: string, holds: boolean, seen: unknown): void {
  if (!holds) throw new DemoFailure(`${claim}; seen: ${JSON.stringify(seen)}`);
}
