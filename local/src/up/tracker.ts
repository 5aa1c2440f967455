import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PYTHON } from '../base/paths.ts';
import { until } from '../base/wait.ts';
import { logTail, type RunningProcess, type Supervisor } from '../processes/supervisor.ts';

const SLOW_MS = 180_000;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 300_000;
const TOLD_LINES = 6;

export interface TrackerSpec {
  supervisor: Supervisor;
  port: number;
  folder: string;
  environment: Readonly<Record<string, string>>;
  log: (line: string) => void;
  /** Pause before it is started again, in milliseconds, after so many starts in a row that came to nothing. @default doubles from 5 s to 5 min */
  backoff?: (failures: number) => number;
}

/** The tracking server, which comes up in the background and is brought back when it dies. */
export interface Tracker {
  /** Null while it does not answer. */
  port: () => number | null;
  stop: () => void;
}

const doubling = (failures: number) => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);

/** Start MLflow; returns at once. A run never waits for it. */
export function startTracker(spec: TrackerSpec): Tracker {
  const { supervisor, port, log, backoff = doubling } = spec;
  const stopped = new AbortController();
  let answers = false;

  /** One life of the server. False when it ended before it answered. */
  const live = async (): Promise<boolean> => {
    const child = await supervisor.start({
      name: 'mlflow',
      command: PYTHON,
      args: serverArguments(spec),
      // Its own job workers and its usage reports are nothing that Flowi needs.
      env: { ...spec.environment, MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false', MLFLOW_DISABLE_TELEMETRY: 'true' },
    });
    const slow = setTimeout(() => log(`MLflow still does not answer after ${SLOW_MS / 1000} s`), SLOW_MS).unref();
    const answered = await untilAnswers(port, child, stopped.signal);
    clearTimeout(slow);
    answers = answered;
    if (answered) log('MLflow is up');
    await child.ended;
    answers = false;
    if (!stopped.signal.aborted) log(obituary(child, answered));
    return answered;
  };

  const keepUp = async () => {
    for (let failures = 0; !stopped.signal.aborted; ) {
      failures = (await live()) ? 0 : failures + 1;
      await pause(backoff(failures), undefined, { signal: stopped.signal, ref: false });
    }
  };
  keepUp().catch((problem: Error) => stopped.signal.aborted || log(`MLflow: ${problem.message}`));
  return { port: () => (answers ? port : null), stop: () => stopped.abort() };
}

function serverArguments({ port, folder }: TrackerSpec): string[] {
  return [
    ...['-m', 'mlflow', 'server', '--host', '127.0.0.1', '--port', String(port), '--workers', '1'],
    ...['--backend-store-uri', `sqlite:///${join(folder, 'mlflow.db')}`, '--serve-artifacts'],
    ...['--artifacts-destination', join(folder, 'artifacts'), '--static-prefix', '/mlflow'],
  ];
}

/** Waits as long as the server lives; false when it ended, or when nobody wants to know any more. */
async function untilAnswers(port: number, child: RunningProcess, stopped: AbortSignal): Promise<boolean> {
  const over = new AbortController();
  void child.ended.then(() => over.abort());
  const signal = AbortSignal.any([stopped, over.signal]);
  const ask = async () => {
    const reply = await fetch(`http://127.0.0.1:${port}/mlflow/`, { signal }).catch(() => undefined);
    await reply?.body?.cancel();
    return reply?.ok || undefined;
  };
  const patience = { limitMs: Number.POSITIVE_INFINITY, everyMs: 250, onTimeout: () => 'never', signal };
  return until(ask, patience).then(
    () => child.end() === null,
    () => false,
  );
}

/** How it ended, with the end of its log. */
function obituary(child: RunningProcess, answered: boolean): string {
  const { code = null, signal = null } = child.end() ?? {};
  const how = signal === null ? `exit code ${code}` : signal;
  const when = answered ? '' : ' before it answered';
  return `MLflow ended${when} (${how}); runs go on without it, it is started again: ${logTail(child, TOLD_LINES)}`;
}
