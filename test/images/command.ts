import { type ChildProcess, spawn } from 'node:child_process';

export interface CommandOptions {
  env?: Record<string, string>;
  /** Written to its standard input. */
  input?: string;
  folder?: string;
  /** The command is killed after this time. */
  seconds?: number;
}

export interface CommandResult {
  code: number | null;
  stdout: string;
  /** Both streams, in the order in which they came. */
  output: string;
}

/** A command under way. */
export interface Running {
  child: ChildProcess;
  /** Resolves when a line of its output matches; rejects when it ends before. */
  line: (pattern: RegExp) => Promise<void>;
  ended: Promise<CommandResult>;
}

const LINES_SHOWN = 40;

export function start(command: string, args: readonly string[], options: CommandOptions = {}): Running {
  const { env = {}, input = '', folder, seconds = 600 } = options;
  const child = spawn(command, args, { cwd: folder, env: { ...process.env, ...env }, timeout: seconds * 1000 });
  let stdout = '';
  let output = '';
  const listeners = new Set<() => void>();
  const take = (chunk: string) => {
    output += chunk;
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    take(chunk);
  });
  child.stderr.setEncoding('utf8').on('data', take);
  // A command that ends without reading its input is judged by its exit code.
  child.stdin.on('error', () => undefined).end(input);
  const ended = new Promise<CommandResult>((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ code, stdout, output }));
  });
  const line = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (pattern.test(output)) resolve();
      };
      listeners.add(look);
      look();
      ended.then(
        ({ code }) => reject(new Error(`${command} ended with ${code} before ${pattern}:\n${tail(output)}`)),
        reject,
      );
    });
  return { child, line, ended };
}

/** Runs a command to its end, whatever the exit code. */
export function attempt(command: string, args: readonly string[], options?: CommandOptions): Promise<CommandResult> {
  return start(command, args, options).ended;
}

/**
 * Runs a command that has to succeed; answers its standard output.
 *
 * @throws Error with the last lines of its output
 */
export async function run(command: string, args: readonly string[], options?: CommandOptions): Promise<string> {
  const { code, stdout, output } = await attempt(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args[0] ?? ''} ended with ${code}:\n${tail(output)}`);
  return stdout;
}

export function tail(output: string): string {
  return output.trimEnd().split('\n').slice(-LINES_SHOWN).join('\n');
}
