import { once } from 'node:events';
import type { Flowi } from './start-flowi.ts';

/** Keep an instance up until the process is told to end, then end all of its children. */
export async function runUntilStopped(flowi: Flowi): Promise<void> {
  process.once('exit', () => flowi.kill());
  await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
  // A second signal must not cut off the state that is being saved.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
  await flowi.stop();
}
