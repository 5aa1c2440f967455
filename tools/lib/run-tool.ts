import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from './paths.ts';

/** A program of the project: found in node_modules/.bin or .venv first, see tools/bootstrap/paths.mjs. */
export interface Tool {
  command: string;
  args: readonly string[];
  /** Folder below the repository root; the root by default. */
  folder?: string;
  env?: Record<string, string>;
}

export interface ToolResult {
  ok: boolean;
  seconds: number;
  /** stdout and stderr together, in the order they came; empty when they went to the terminal. */
  output: string;
}

/** Runs a tool to its end. Its output is collected, or with `live` shown as it comes. */
export function runTool(tool: Tool, options: { live?: boolean } = {}): Promise<ToolResult> {
  const startedAt = performance.now();
  const { promise, resolve } = Promise.withResolvers<ToolResult>();
  const child = spawn(tool.command, tool.args, {
    cwd: path.join(ROOT, tool.folder ?? ''),
    env: { ...process.env, ...tool.env },
    stdio: ['ignore', options.live ? 'inherit' : 'pipe', options.live ? 'inherit' : 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  }
  const finish = (ok: boolean) =>
    resolve({ ok, seconds: (performance.now() - startedAt) / 1000, output: chunks.join('') });
  child.once('error', (error) => {
    chunks.push(`cannot run ${tool.command}: ${error.message}\n`);
    finish(false);
  });
  child.once('close', (code) => finish(code === 0));
  return promise;
}
