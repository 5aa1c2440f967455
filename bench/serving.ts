/**
 * One-row requests a second: the model server against FastAPI with onnxruntime, on the same graph, one process each.
 *
 * Usage: node bench/serving.ts [rounds, default 5] [seconds a measurement, default 4] [connections, default 32]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../local/src/base/ports.ts';
import { loadTool, type Load as Measured, runLoad } from './lib/load.ts';
import { benchData, bundledServer, peerPython, peerScript } from './lib/peers.ts';
import { processorSeconds } from './lib/processor-time.ts';
import { spread } from './lib/spread.ts';

const [rounds = 5, seconds = 4, connections = 32] = process.argv.slice(2).map(Number);
const DATA = benchData(2_000_000);
const ASKED = join(DATA, 'asked.json');

/** A measurement, with the processor time of the server for each request in microseconds. */
interface Load extends Measured {
  readonly processor: number;
}

interface Server {
  readonly name: string;
  readonly url: string;
  readonly process: ChildProcess;
  readonly firstAnswer: number;
}

/** Starts a server and waits until it is ready. */
async function start(
  name: string,
  command: (port: number) => { file: string; args: string[]; env: Record<string, string> },
): Promise<Server> {
  const port = await freePort();
  const { file, args, env } = command(port);
  const started = performance.now();
  const child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'ignore'] });
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(`${url}/ping`).then(
      (response) => response.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
  }
  return { name, url, process: child, firstAnswer: (performance.now() - started) / 1000 };
}

/** Every row asked once, alone: answers must be scikit-learn's. */
async function checkAnswers({ name, url }: Server, model: string): Promise<void> {
  const expected: { labels: string[] } = JSON.parse(readFileSync(join(DATA, model, 'answers.json'), 'utf8'));
  const bodies = readFileSync(ASKED, 'utf8').split('\n').slice(0, 200);
  for (const [row, body] of bodies.entries()) {
    const response = await fetch(`${url}/invocations`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    const answer = await response.text();
    if (response.status !== 200 || answer !== `{"predictions":[{"label":"${expected.labels[row]}"}]}`) {
      throw new Error(`${name} answered row ${row} with ${response.status} ${answer}, not ${expected.labels[row]}`);
    }
  }
}

async function measure(model: string, main: string): Promise<void> {
  const root = join(DATA, `root-${model}`);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root);
  symlinkSync(join(DATA, model), join(root, 'model'));
  const servers = await Promise.all([
    start('Flowi model server', (port) => ({
      file: 'node',
      args: [main, 'serve'],
      env: { FLOWI_ML_ROOT: root, FLOWI_PORT: String(port), FLOWI_BIND: '127.0.0.1' },
    })),
    start('FastAPI + onnxruntime', (port) => ({
      file: peerPython(),
      args: [peerScript('fastapi_server.py'), join(DATA, model), String(port)],
      env: {},
    })),
  ]);
  try {
    for (const server of servers) await checkAnswers(server, model);
    const loads = new Map<string, Load[]>(servers.map(({ name }) => [name, []]));
    // The round before the first warms up both and is left out.
    for (let round = 0; round <= rounds; round += 1) {
      for (const {
        name,
        url,
        process: { pid },
      } of servers) {
        const before = processorSeconds(pid) ?? Number.NaN;
        const load = await runLoad({ url, rows: ASKED, connections, seconds: round === 0 ? 1 : seconds });
        const used = (processorSeconds(pid) ?? Number.NaN) - before;
        if (round > 0) loads.get(name)?.push({ ...load, processor: (used * 1e6) / load.requests });
      }
    }
    report(model, servers, loads);
  } finally {
    for (const server of servers) server.process.kill('SIGKILL');
  }
}

function report(model: string, servers: readonly Server[], loads: ReadonlyMap<string, readonly Load[]>): void {
  console.log(`\n${model}: ${connections} connections, ${rounds} rounds of ${seconds} s, ${loadTool()}`);
  for (const { name } of servers) {
    const measured = loads.get(name) ?? [];
    const of = (pick: (load: Load) => number, digits: number) => spread(measured.map(pick), digits);
    console.log(
      `  ${name}: ${of((load) => load.perSecond, 0)} requests/s, p50 ${of((load) => load.p50, 2)} ms, p99 ${of((load) => load.p99, 2)} ms, ${of((load) => load.processor, 1)} us of processor a request`,
    );
  }
  const [ours = [], theirs = []] = servers.map(({ name }) => loads.get(name));
  const ratios = (of: (load: Load, peer: Load) => number) =>
    ours.flatMap((load, round) => (theirs[round] ? [of(load, theirs[round])] : []));
  console.log(
    `  ratio of requests/s: ${spread(
      ratios((load, peer) => load.perSecond / peer.perSecond),
      1,
    )}`,
  );
  console.log(
    `  ratio of processor time: ${spread(
      ratios((load, peer) => peer.processor / load.processor),
      1,
    )}`,
  );
}

const main = bundledServer();
for (const model of ['linear', 'forest']) await measure(model, main);
