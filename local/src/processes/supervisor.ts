import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { tailOf } from '../base/files.ts';
import { groupExists, signalGroup } from './identity.ts';
import type { ProcessTable } from './process-table.ts';

/** What to run. The environment is the whole one: nothing is inherited. */
export interface ProcessSpec {
  name: string;
  command: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  cwd?: string;
  /** File for standard output, where it is an answer and not a log. @default the log file */
  outputFile?: string;
  /** First line on standard input, which then stays open until the owner ends; without it input is empty. */
  input?: string;
}

/** How a process ended. */
export interface ProcessEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A running child in a process group of its own. */
export interface RunningProcess {
  name: string;
  pid: number;
  logFile: string;
  ended: Promise<ProcessEnd>;
  /** Null while it runs. */
  end: () => ProcessEnd | null;
  /** SIGTERM to the group, SIGKILL when it is not gone after the grace. */
  stop: (graceMs?: number) => Promise<ProcessEnd>;
}

const DEFAULT_GRACE_MS = 5_000;
const GROUP_POLL_MS = 20;

/** Starts children with their output in log files, and ends every one of them. */
export class Supervisor {
  readonly #logs: string;
  readonly #table: ProcessTable;
  readonly #running = new Set<RunningProcess>();

  constructor(logs: string, table: ProcessTable) {
    mkdirSync(logs, { recursive: true, mode: 0o700 });
    this.#logs = logs;
    this.#table = table;
  }

  /** Start a child. Throws when the command cannot be run. */
  async start(spec: ProcessSpec): Promise<RunningProcess> {
    const logFile = join(this.#logs, `${spec.name}.log`);
    const child = await launch(spec, logFile);
    const pid = child.pid ?? 0;
    this.#table.add(spec.name, pid);
    let end: ProcessEnd | null = null;
    const ended = once(child, 'exit').then(async ([code, signal]): Promise<ProcessEnd> => {
      // Whatever the leader left in its group has no owner any more.
      signalGroup(pid, 'SIGKILL');
      end = { code, signal };
      this.#running.delete(running);
      this.#table.remove(pid);
      return end;
    });
    const running: RunningProcess = {
      name: spec.name,
      pid,
      logFile,
      ended,
      end: () => end,
      stop: (graceMs = DEFAULT_GRACE_MS) => stopGroup(pid, ended, graceMs),
    };
    this.#running.add(running);
    return running;
  }

  /** End all children. */
  async stopAll(graceMs = DEFAULT_GRACE_MS): Promise<void> {
    await Promise.all([...this.#running].map((child) => child.stop(graceMs)));
  }

  /** End all children at once, without waiting; for the last moment of the process. */
  killAll(): void {
    for (const child of this.#running) signalGroup(child.pid, 'SIGKILL');
  }
}

/** The last lines a process wrote, for error messages. */
export function logTail(child: RunningProcess, lines = 20): string {
  return tailOf(child.logFile, lines).join('\n');
}

async function launch(spec: ProcessSpec, logFile: string): Promise<ChildProcess> {
  const log = openSync(logFile, 'a', 0o600);
  const output = spec.outputFile === undefined ? log : openSync(spec.outputFile, 'a', 0o600);
  try {
    const child = spawn(spec.command, spec.args, {
      cwd: spec.cwd,
      env: spec.env,
      detached: true,
      stdio: [spec.input === undefined ? 'ignore' : 'pipe', output, log],
    });
    await once(child, 'spawn');
    // A child that dies at once breaks the pipe; its exit tells the story.
    child.stdin?.on('error', () => undefined);
    if (spec.input !== undefined) child.stdin?.write(`${spec.input}\n`);
    return child;
  } catch (problem) {
    throw new Error(`${spec.name} could not be started with ${spec.command}`, { cause: problem });
  } finally {
    closeSync(log);
    if (output !== log) closeSync(output);
  }
}

async function stopGroup(pid: number, ended: Promise<ProcessEnd>, graceMs: number): Promise<ProcessEnd> {
  signalGroup(pid, 'SIGTERM');
  const deadline = Date.now() + graceMs;
  while (groupExists(pid) && Date.now() < deadline) {
    await Promise.race([ended, pause(GROUP_POLL_MS)]);
  }
  signalGroup(pid, 'SIGKILL');
  return ended;
}
