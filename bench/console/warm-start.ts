import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openUntilDrawn } from './browser.ts';
import { type Figure, noted } from './figures.ts';

const IRIS_NODES = 5;
const END_WITHIN_MS = 20_000;

/** Seconds from `npm start`, with everything installed and no state, until the Iris flow is drawn. */
export async function measureWarmStart(browser: Browser, rounds: number): Promise<Figure[]> {
  const up: number[] = [];
  const drawn: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const one = await startOnce(browser);
    up.push(one.up);
    drawn.push(one.drawn);
  }
  return [
    noted({ what: 'npm start, no state kept: console answers', values: up, unit: 's', digits: 1 }),
    noted({ what: '  the Iris flow is drawn', values: drawn, unit: 's', digits: 1 }),
  ];
}

async function startOnce(browser: Browser): Promise<{ up: number; drawn: number }> {
  const home = mkdtempSync(join(tmpdir(), 'flowi-bench-'));
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const child = spawn('npm', ['start'], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { ...process.env, FLOWI_HOME: home, FLOWI_PORT: '0' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  try {
    let told = '';
    const says = (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        const look = (part: string) => {
          told += part;
          const found = pattern.exec(told);
          if (found) resolve(found);
        };
        for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
        ended.then(() => reject(new Error(`npm start ended early:\n${told}`)), reject);
      });
    // Its trials are told when the flow is there.
    const flowThere = says(/: \d+ trials/);
    const [, url = ''] = await says(/Flowi is up at (\S+)/);
    const up = seconds();
    await flowThere;
    const { page } = await openUntilDrawn(
      browser,
      `${url}/projects/default/flows/iris/edit`,
      '.react-flow__node',
      IRIS_NODES,
    );
    const drawn = seconds();
    await page.close();
    return { up, drawn };
  } finally {
    const { pid } = child;
    if (pid !== undefined && child.exitCode === null) {
      process.kill(-pid, 'SIGINT');
      // What is still at the example when it is told to end may not be waited for.
      const late = setTimeout(() => process.kill(-pid, 'SIGKILL'), END_WITHIN_MS);
      await ended;
      clearTimeout(late);
    }
    rmSync(home, { recursive: true, force: true });
  }
}
