import { messageOf } from '@flowi/contracts/errors';
/** Things to end, in the reverse order of their start; one that fails does not keep the others running. */
export class Closing {
  readonly #steps: { name: string; end: () => Promise<unknown> | unknown }[] = [];

  add(name: string, end: () => Promise<unknown> | unknown): void {
    this.#steps.push({ name, end });
  }

  /** End everything. Returns what went wrong, in words. */
  async run(): Promise<string[]> {
    const problems: string[] = [];
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        await step.end();
      } catch (problem) {
        problems.push(`${step.name}: ${messageOf(problem)}`);
      }
    }
    return problems;
  }
}
