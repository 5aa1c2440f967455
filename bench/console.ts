/**
 * The console in Chromium: bytes of a first load, time to a drawn canvas, 5,000 runs listed, frames while nodes are dragged.
 *
 * Usage: node bench/console.ts [rounds, default 5]
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { startFlowi } from '@flowi/local';
import type { Browser, Page } from 'playwright-core';
import { openTable } from '../lambdas/adapters/dynamodb/repositories.ts';
import { makeRun } from '../lambdas/test/factories/runs.ts';
import { openBrowser } from '../test/e2e/browser.ts';
import { spread } from './lib/spread.ts';

const rounds = Number(process.argv[2] ?? 5);
const ROOT = join(import.meta.dirname, '..');
const RUNS = 5_000;
const NODES = 200;
const DRAG_STEPS = 120;
const PROJECT = 'bench';

const home = mkdtempSync(join(tmpdir(), 'flowi-bench-'));
const began = performance.now();
const running = await startFlowi({ home, port: 0 });
const browser = await openBrowser();
try {
  await prepare();
  const console_ = (path: string) => `${running.instance.gatewayUrl}/projects/${PROJECT}${path}`;
  const drawn = await drawCanvas(await fresh(browser), console_('/flows/iris/edit'));
  report('from start to a drawn canvas, state folder empty', [(drawn - began) / 1000], 1, 's');
  await reportFirstLoad(await fresh(browser), console_('/flows'));
  await keepRuns();
  const listed: number[] = [];
  const opened: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    listed.push(await seconds(browser, console_('/runs'), (page) => page.getByRole('row').nth(20).waitFor()));
    opened.push(await seconds(browser, console_(`/flows/large/edit`), (page) => nodes(page).nth(0).waitFor()));
  }
  report(`${RUNS} runs in the project, the newest listed`, listed, 2, 's');
  report(`a flow of ${NODES} nodes, drawn`, opened, 2, 's');
  await reportDragging(await fresh(browser), console_('/flows/large/edit'));
} finally {
  await browser.close();
  await running.stop();
  rmSync(home, { recursive: true, force: true });
}

async function prepare(): Promise<void> {
  await flowi('projects', 'create', PROJECT);
  await flowi('datasets', 'add', join(ROOT, 'examples', 'iris', 'iris.csv'));
  await flowi('flows', 'push', join(ROOT, 'examples', 'iris', 'flow.yaml'));
  const large = {
    schemaVersion: 1,
    name: 'large',
    nodes: Array.from({ length: NODES }, (_, index) => ({
      id: `n${index}`,
      component: 'preprocessing.fill_na',
      position: { x: (index % 20) * 220, y: Math.floor(index / 20) * 120 },
    })),
    edges: Array.from({ length: NODES - 1 }, (_, index) => ({ from: `n${index}`, to: `n${index + 1}` })),
  };
  const file = join(home, 'large.json');
  writeFileSync(file, JSON.stringify(large));
  await flowi('flows', 'push', file);
}

/** Not the waiting kind of call: the gateway that answers it lives in this process. */
async function flowi(...args: string[]): Promise<void> {
  await promisify(execFile)('node', [join(ROOT, 'cli', 'bin', 'flowi.mjs'), '--json', '--project', PROJECT, ...args], {
    env: { ...process.env, FLOWI_HOME: home },
  });
}

/** A browser that has nothing of the console yet. */
async function fresh(from: Browser): Promise<Page> {
  const context = await from.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  return context.newPage();
}

const nodes = (page: Page) => page.locator('.react-flow__node');

async function drawCanvas(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await nodes(page).first().waitFor();
  return performance.now();
}

/** Seconds from a new browser to what is waited for. */
async function seconds(from: Browser, address: string, until: (page: Page) => Promise<void>): Promise<number> {
  const page = await fresh(from);
  const start = performance.now();
  await page.goto(address);
  await until(page);
  const elapsed = (performance.now() - start) / 1000;
  await page.context().close();
  return elapsed;
}

/** What CloudFront would send, compressed, until the list stands. */
async function reportFirstLoad(page: Page, address: string): Promise<void> {
  const loaded: Promise<{ kind: string; bytes: number }>[] = [];
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    if (kind === 'script' || kind === 'stylesheet' || kind === 'font')
      loaded.push(response.body().then((body) => ({ kind, bytes: gzipSync(body, { level: 9 }).length })));
  });
  await page.goto(address);
  await page.getByRole('link', { name: 'iris', exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  const files = await Promise.all(loaded);
  const total = (kind?: string) =>
    files.filter((file) => kind === undefined || file.kind === kind).reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  console.log(
    `flows list, first load, gzip: ${total().toFixed(0)} kB: ${total('script').toFixed(0)} kB of scripts, ${total('stylesheet').toFixed(0)} kB of styles, ${total('font').toFixed(0)} kB of fonts`,
  );
}

/** Runs as they would be after years, written by the adapter that the API writes with. */
async function keepRuns(): Promise<void> {
  const { substrateUrl, region } = running.instance;
  const client = new DynamoDBClient({ region, endpoint: substrateUrl, credentials: await running.administrator() });
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const table = TableNames.find((name) => name.includes('Registry'));
  if (table === undefined) throw new Error(`No table of the registry among ${TableNames.join(', ')}`);
  const { runs } = openTable(table, client);
  for (let index = 0; index < RUNS; index += 1) {
    const createdAt = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
    const testMetrics = Object.fromEntries(
      Array.from({ length: 20 }, (_, metric) => [`metric_${metric}`, index / RUNS]),
    );
    const runId = `k${index.toString(16).padStart(25, '0')}`;
    await runs.insert(
      makeRun({ projectId: PROJECT, runId, state: 'succeeded', testMetrics, createdAt, finishedAt: createdAt }),
    );
  }
}

/** Times between frames while one node of many is moved, and long tasks among them. */
async function reportDragging(page: Page, address: string): Promise<void> {
  await drawCanvas(page, address);
  await page.waitForLoadState('networkidle');
  const box = await nodes(page).nth(45).boundingBox();
  if (box === null) throw new Error('The node to drag is not in view');
  await page.evaluate(
    'window.frames_ = []; (function next(at) { window.frames_.push(at); requestAnimationFrame(next); })(0)',
  );
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < DRAG_STEPS; step += 1) await page.mouse.move(x + step, y + Math.sin(step / 8) * 40);
  await page.mouse.up();
  const frames: number[] = await page.evaluate('window.frames_');
  const gaps = frames.slice(2).map((at, index) => at - (frames[index + 1] ?? at));
  const sorted = gaps.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
  console.log(
    `${NODES} nodes, one dragged: ${at(0.5)} ms a frame in the middle, 95 % within ${at(0.95)} ms, the longest ${at(1)} ms (${gaps.length} frames, software rendering)`,
  );
}

function report(what: string, values: readonly number[], digits: number, unit: string): void {
  console.log(`${what}: ${spread(values, digits)} ${unit}`);
}
