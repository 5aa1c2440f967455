import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import autocannon from 'autocannon';
import { peerScript } from './peers.ts';

/** What a load test measured. */
export interface Load {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

export interface LoadOptions {
  readonly url: string;
  /** A request body a line; all different. */
  readonly rows: string;
  readonly connections: number;
  readonly seconds: number;
}

/** wrk where it is installed, since it takes the least of the processor from the server under test; else autocannon. */
export function loadTool(): 'wrk' | 'autocannon' {
  try {
    execFileSync('which', ['wrk'], { stdio: 'ignore' });
    return 'wrk';
  } catch {
    return 'autocannon';
  }
}

/** @throws Error when any request was answered with anything but 200 */
export function runLoad(options: LoadOptions): Promise<Load> {
  return loadTool() === 'wrk' ? withWrk(options) : withAutocannon(options);
}

async function withWrk({ url, rows, connections, seconds }: LoadOptions): Promise<Load> {
  const { stdout } = await promisify(execFile)(
    'wrk',
    ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', peerScript('rows.lua'), url],
    { env: { ...process.env, ROWS: rows } },
  );
  const last = stdout.trim().split('\n').at(-1) ?? '{}';
  const measured: { requests: number; seconds: number; bad: number; p50: number; p99: number } = JSON.parse(last);
  if (measured.bad > 0 || measured.requests === 0) throw new Error(`bad answers: ${last}`);
  return {
    requests: measured.requests,
    perSecond: measured.requests / measured.seconds,
    p50: measured.p50,
    p99: measured.p99,
  };
}

async function withAutocannon({ url, rows, connections, seconds }: LoadOptions): Promise<Load> {
  const headers = { 'content-type': 'application/json' };
  const requests = readFileSync(rows, 'utf8')
    .split('\n')
    .map((body) => ({ method: 'POST' as const, path: '/invocations', headers, body }));
  const result = await autocannon({ url, connections, duration: seconds, requests });
  if (result.errors + result.non2xx + result.timeouts > 0)
    throw new Error(`bad answers: ${result.errors} errors, ${result.non2xx} not 2xx`);
  return {
    requests: result.requests.total,
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
