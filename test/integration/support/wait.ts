import { type WaitOptions, waitFor as waitAsPeopleDo } from '../../../cli/src/wait.ts';

/** Reads until `done`, with pauses shorter than people are given: tests wait for little else. */
export function waitFor<T>(options: WaitOptions<T>): Promise<T> {
  return waitAsPeopleDo({ firstMs: 100, maximumMs: 200, ...options });
}
