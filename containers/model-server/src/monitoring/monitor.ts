import type { ModelOutput } from '../inference/session.ts';
import type { Capture } from './capture.ts';
import type { WindowCounter } from './window-counter.ts';
import type { WindowWriter } from './window-writer.ts';

/** Counts and keeps what passes through the server. Nothing here ever fails a request. */
export interface Monitor {
  scored(inferenceId: string, matrix: Float32Array, output: ModelOutput): void;
  /** A request could not be read. */
  refused(): void;
  /** A request for predictions was answered after so many seconds; `error` is the code of what went wrong, null for predictions. */
  answered(seconds: number, error: string | null): void;
  /** When a write is due: resolves when it is done, or after the longest time a request may wait. null = nothing is due. */
  writeIfDue(): Promise<void> | null;
  /** Writes everything; for the end of the process. Resolves to false when something could not be written. */
  close(): Promise<boolean>;
}

export interface MonitorOptions {
  readonly counter: WindowCounter;
  readonly writer: WindowWriter;
  readonly capture: Capture;
  /** Longest time a request waits for a write, in milliseconds. */
  readonly holdMilliseconds: number;
  readonly now: () => Date;
}

export function createMonitor({ counter, writer, capture, holdMilliseconds, now }: MonitorOptions): Monitor {
  return {
    scored(inferenceId, matrix, output) {
      counter.addRows(matrix, output.rows);
      counter.addPredictions(output);
      capture.offer(inferenceId, matrix, output);
    },
    refused: () => counter.addRefused(1),
    answered: (seconds, error) => counter.addRequest({ at: now(), seconds, error }),
    writeIfDue() {
      if (!writer.due()) return null;
      // On the request's own time, since a serverless host freezes the process between requests.
      return atMost(Promise.all([writer.flush(), capture.flush()]), holdMilliseconds);
    },
    async close() {
      const [written] = await Promise.all([writer.flush(), capture.flush()]);
      return written;
    },
  };
}

function atMost(work: Promise<unknown>, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    work.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
