import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PYTHON } from '../base/paths.ts';
import { until } from '../base/wait.ts';
import type { Supervisor } from '../processes/supervisor.ts';

const START_LIMIT_MS = 180_000;
const RESTART_PAUSE_MS = 5_000;

export interface TrackerSpec {
  supervisor: Supervisor;
  port: number;
  folder: string;
  environment: Readonly<Record<string, string>>;
  log: (line: string) => void;
}

/** The tracking server, which comes up in the background and is brought back when it dies. */
export interface Tracker {
  /** Null while it does not answer. */
  port: () => number | null;
  stop: () => void;
}

/** Start MLflow; returns at once. A run never waits for it. */
export function startTracker(spec: TrackerSpec): Tracker {
  const stopped = new AbortController();
  let answers = false;
  const keepUp = async () => {
    while (!stopped.signal.aborted) {
      const child = await spec.supervisor.start({
        name: 'mlflow',
        command: PYTHON,
        args: serverArguments(spec),
        // Its own job workers and its usage reports are nothing that Flowi needs.
        env: { ...spec.environment, MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false', MLFLOW_DISABLE_TELEMETRY: 'true' },
      });
      await untilAnswers(spec.port, stopped.signal).then(
        () => {
          answers = true;
          spec.log('MLflow is up');
        },
        (problem: Error) => stopped.signal.aborted || spec.log(problem.message),
      );
      await child.ended;
      answers = false;
      await pause(RESTART_PAUSE_MS, undefined, { signal: stopped.signal, ref: false });
    }
  };
  keepUp().catch((problem: Error) => stopped.signal.aborted || spec.log(`MLflow: ${problem.message}`));
  return { port: () => (answers ? spec.port : null), stop: () => stopped.abort() };
}

function serverArguments({ port, folder }: TrackerSpec): string[] {
  return [
    ...['-m', 'mlflow', 'server', '--host', '127.0.0.1', '--port', String(port), '--workers', '1'],
    ...['--backend-store-uri', `sqlite:///${join(folder, 'mlflow.db')}`, '--serve-artifacts'],
    ...['--artifacts-destination', join(folder, 'artifacts'), '--static-prefix', '/mlflow'],
  ];
}

async function untilAnswers(port: number, signal: AbortSignal): Promise<void> {
  const ask = async () => {
    const reply = await fetch(`http://127.0.0.1:${port}/mlflow/`).catch(() => undefined);
    await reply?.body?.cancel();
    return reply?.ok || undefined;
  };
  const onTimeout = () => `MLflow did not answer within ${START_LIMIT_MS / 1000} s; runs go on without it`;
  await until(ask, { limitMs: START_LIMIT_MS, everyMs: 250, onTimeout, signal });
}
