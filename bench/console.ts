/**
 * What the console weighs, how fast long lists open and a large flow moves, and what is drawn while a run goes on.
 *
 * Usage: node bench/console.ts [rounds, default 3] [parts: load, lists, flow, ticks, pages, start; all of these by default,
 * and upload: a file of 2 GiB from the browser, once]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureBetweenPages } from './console/between-pages.ts';
import { openBrowser } from './console/browser.ts';
import { type Figure, printFigures } from './console/figures.ts';
import { measureFirstLoad } from './console/first-load.ts';
import { type Laptop, startLaptop } from './console/laptop.ts';
import { measureLargeFlow } from './console/large-flow.ts';
import { measureLargeUpload } from './console/large-upload.ts';
import { measureLongLists } from './console/long-lists.ts';
import { largeFlow, PROJECT } from './console/records.ts';
import { measureTicks } from './console/ticks.ts';
import { measureWarmStart } from './console/warm-start.ts';

const [asked = '3', ...only] = process.argv.slice(2);
const rounds = Number(asked);
const UPLOAD_BYTES = 2 * 1024 ** 3;

const browser = await openBrowser();
const figures: Figure[] = [];
try {
  if (only.length === 0 || only.some((part) => part !== 'start')) await measureLaptop();
  await measure('start', () => measureWarmStart(browser, rounds));
} finally {
  await browser.close();
}
console.log(`rounds: ${rounds}`);
printFigures(figures);

/** All that is measured on one instance. */
async function measureLaptop(): Promise<void> {
  const laptop = await startLaptop();
  try {
    await prepare(laptop);
    const { url } = laptop;
    await measure('load', () => measureFirstLoad(browser, url));
    await measure('pages', () => measureBetweenPages(browser, url, rounds));
    await measure('lists', () => measureLongLists(browser, laptop, rounds));
    await measure('flow', () => measureLargeFlow(browser, url, rounds));
    await measure('ticks', () => measureTicks(browser, laptop, rounds));
    // Takes minutes and gigabytes, so only who asks for it gets it.
    if (only.includes('upload')) await measure('upload', () => measureLargeUpload(browser, laptop, UPLOAD_BYTES));
  } finally {
    await laptop.stop();
  }
}

async function measure(part: string, act: () => Promise<Figure[]>): Promise<void> {
  if (only.length > 0 && !only.includes(part)) return;
  console.error(`measuring: ${part}`);
  figures.push(...(await act()));
}

/** A project with a small flow and one of 200 nodes. */
async function prepare(laptop: Laptop): Promise<void> {
  console.error('writing flows');
  const folder = mkdtempSync(join(tmpdir(), 'flowi-bench-'));
  const file = join(folder, 'large.json');
  writeFileSync(file, JSON.stringify(largeFlow()));
  await laptop.flowi('projects', 'create', PROJECT);
  await laptop.flowi('--project', PROJECT, 'datasets', 'add', 'examples/iris/iris.csv');
  await laptop.flowi('--project', PROJECT, 'flows', 'push', 'examples/iris/flow.yaml');
  await laptop.flowi('--project', PROJECT, 'flows', 'push', file);
  rmSync(folder, { recursive: true, force: true });
}
