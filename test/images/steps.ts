/** Runs the steps of the test, each with a line of its own, and counts. */
export class Steps {
  #passed = 0;
  #failed = 0;

  /** Resolves to what the step answers, or to undefined when it failed. */
  async run<T>(name: string, step: () => Promise<T>): Promise<T | undefined> {
    const startedAt = performance.now();
    const line = (verdict: string) =>
      console.log(`${verdict} ${name.padEnd(58)} ${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s`);
    try {
      const answer = await step();
      this.#passed += 1;
      line('ok  ');
      return answer;
    } catch (error) {
      this.#failed += 1;
      line('FAIL');
      console.log(error instanceof Error ? indent(error.message) : String(error));
      return undefined;
    }
  }

  get failed(): number {
    return this.#failed;
  }

  summary(): string {
    return `${this.#passed} passed, ${this.#failed} failed`;
  }
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `     ${line}`)
    .join('\n');
}
