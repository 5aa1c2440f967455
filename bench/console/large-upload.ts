import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { routes } from '@flowi/contracts/api';
import type { Browser, Page } from 'playwright-core';
import { familyOf } from '../../local/src/processes/family.ts';
import { memoryOf } from '../lib/memory.ts';
import { framesOf, openPage } from './browser.ts';
import { type Figure, noted } from './figures.ts';
import type { Laptop } from './laptop.ts';
import { PROJECT } from './records.ts';

const NAME = 'measurements';
const BLOCK_ROWS = 50_000;
const LIMIT_MS = 1_800_000;
const EVERY_MS = 500;
const LOOK_MS = 50;
const PAUSED_AT_SHARE = 0.5;

/** What a file of two gigabytes takes to arrive from the browser, paused and gone on with halfway, and to be read. */
export async function measureLargeUpload(browser: Browser, laptop: Laptop, bytes: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'flowi-bench-'));
  try {
    const file = join(folder, `${NAME}.csv`);
    const rows = await writeTable(file, bytes);
    return await upload(browser, laptop, { file, bytes, rows });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns how many rows it has */
async function writeTable(file: string, bytes: number): Promise<number> {
  let rows = 0;
  function* blocks() {
    yield 'id,group,measured,second,note\n';
    for (let written = 0; written < bytes; rows += BLOCK_ROWS) {
      const block = Array.from({ length: BLOCK_ROWS }, (_, index) => row(rows + index)).join('');
      written += block.length;
      yield block;
    }
  }
  await pipeline(Readable.from(blocks()), createWriteStream(file));
  return rows;
}

function row(id: number): string {
  const colour = id % 3 === 0 ? 'red' : 'blue';
  return `${id},${colour},${(id % 997) / 7},${((id * 31) % 10_007) / 13},a note in words ${id % 1000}\n`;
}

interface Table {
  readonly file: string;
  readonly bytes: number;
  readonly rows: number;
}

async function upload(browser: Browser, laptop: Laptop, { file, bytes, rows }: Table): Promise<Figure[]> {
  const page = await openPage(browser);
  page.setDefaultTimeout(LIMIT_MS);
  await page.goto(`${laptop.url}/projects/${PROJECT}/datasets`);
  await page.getByRole('button', { name: 'Upload data' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles(file);
  const peak = watchMemory(laptop.pid);
  const began = performance.now();
  let stopped = 0;
  let paused = 0;
  const { longTasks, longest } = await framesOf(page, async () => {
    await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
    await untilShare(page, PAUSED_AT_SHARE);
    stopped = performance.now();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText(`${NAME}, version 1 is paused`, { exact: true }).waitFor();
    paused = performance.now() - stopped;
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await page.getByText(`${NAME}, version 1 has arrived`, { exact: true }).waitFor();
  });
  const arrived = performance.now();
  await untilRead(laptop, rows);
  const read = performance.now();
  const { browser: ofBrowser, flowi } = peak.stop();
  await page.close();
  const size = `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
  return [
    noted({ what: `a file of ${size} sent from the browser`, values: [(arrived - began) / 1000], unit: 's' }),
    noted({ what: 'until it was paused, after a click', values: [paused], unit: 'ms' }),
    noted({ what: `its ${rows} rows read`, values: [(read - arrived) / 1000], unit: 's' }),
    noted({ what: 'tasks over 50 ms of the page meanwhile', values: [longTasks], unit: '' }),
    noted({ what: 'longest frame meanwhile', values: [longest], unit: 'ms' }),
    noted({ what: 'memory of the browser, at most', values: [ofBrowser], unit: 'MiB' }),
    noted({ what: 'memory of Flowi, at most', values: [flowi], unit: 'MiB' }),
  ];
}

async function untilShare(page: Page, share: number): Promise<void> {
  const bar = page.getByRole('progressbar');
  while (Number(await bar.getAttribute('value')) < 100 * share) await pause(LOOK_MS);
}

async function untilRead(laptop: Laptop, rows: number): Promise<void> {
  for (;;) {
    const shown = await laptop.flowi('--project', PROJECT, 'datasets', 'show', NAME);
    const [version] = routes.datasets.get.reply.parse(JSON.parse(shown)).versions;
    if (version?.state === 'ready' && version.rows === rows) return;
    if (version?.state === 'ready' || version?.state === 'failed') {
      throw new Error(`The version is ${version.state} with ${version.rows} rows; ${rows} were sent.`);
    }
    await pause(EVERY_MS);
  }
}

/** The most that the browser and Flowi, both children of this process, hold until it is stopped. */
function watchMemory(flowi: number): { stop: () => { browser: number; flowi: number } } {
  const most = { browser: 0, flowi: 0 };
  const look = () => {
    const ofFlowi = familyOf(flowi);
    const others = new Set(familyOf(process.pid)).difference(new Set([process.pid, ...ofFlowi]));
    most.browser = Math.max(most.browser, memoryOf([...others]));
    most.flowi = Math.max(most.flowi, memoryOf(ofFlowi));
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return most;
    },
  };
}
