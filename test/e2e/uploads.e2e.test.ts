import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { complaintsOf, openBrowser } from './browser.ts';
import { openProject, type Project } from './laptop.ts';

const PROJECT = 'uploads';
const DATASETS = `/projects/${PROJECT}/datasets`;
const SOON = { timeout: 30_000 };
const AFTER_READING = { timeout: 120_000 };

const BLOCK_ROWS = 10_000;
const BLOCKS = 60;

let project: Project;
let browser: Browser;
let page: Page;
let complaints: string[];
let folder: string;
let file: string;

/** A table of three parts of an upload: 16 MiB each, and a bit. */
async function writeTable(): Promise<void> {
  const table = await open(file, 'w');
  try {
    await table.write('id,group,measured,note\n');
    for (let block = 0; block < BLOCKS; block += 1) {
      const rows = Array.from({ length: BLOCK_ROWS }, (_, index) => {
        const id = block * BLOCK_ROWS + index;
        return `${id},${id % 3 === 0 ? 'red' : 'blue'},${(id % 997) / 7},${'a note in words '.repeat(2)}${id}\n`;
      });
      await table.write(rows.join(''));
    }
  } finally {
    await table.close();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'flowi-uploads-'));
  file = path.join(folder, 'measurements.csv');
  await writeTable();
  project = await openProject(PROJECT);
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  complaints = complaintsOf(page);
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(`${page.url()}\n${await page.locator('body').innerText()}`);
});

/** The last part never gets through, so that something is missing whenever the upload is paused. */
const LAST_PART = /partNumber=3/;

it('sends a file in parts straight from the page, and pauses', async () => {
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  await page.route(LAST_PART, () => reach());
  const stored = [1, 2].map((part) =>
    page.waitForResponse(
      (response) => new RegExp(`partNumber=${part}&`).test(response.url()) && response.ok(),
      AFTER_READING,
    ),
  );
  await page.goto(`${project.url}${DATASETS}`);
  await page.getByRole('button', { name: 'Upload data' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByRole('button', { name: 'Upload', exact: true }).click();

  await Promise.all([reached, ...stored]);
  const uploads = page.getByRole('region', { name: 'Uploads of this tab' });
  await uploads.getByRole('button', { name: 'Pause' }).click();

  await uploads.getByText('measurements, version 1 is paused', { exact: true }).waitFor(SOON);
});

it('goes on after the page was loaded anew, with what is missing only', async () => {
  await page.unroute(LAST_PART);
  await page.goto(`${project.url}${DATASETS}/measurements`);
  const sent: string[] = [];
  page.on('request', (request) => {
    const part = request.method() === 'PUT' ? /partNumber=(\d+)/.exec(request.url())?.[1] : undefined;
    if (part !== undefined) sent.push(part);
  });

  await page.getByRole('button', { name: 'Choose the files and go on' }).waitFor(SOON);
  await page.locator('main input[type=file]').setInputFiles(file);

  await page.getByText('measurements, version 1 has arrived', { exact: true }).waitFor(AFTER_READING);
  expect(sent).toEqual(['3']);
});

it('has read the table that arrived, every row of it', async () => {
  await page
    .getByText((BLOCKS * BLOCK_ROWS).toLocaleString('en-GB'))
    .first()
    .waitFor(AFTER_READING);
  await page.getByRole('row').filter({ hasText: 'measured' }).first().waitFor(SOON);

  expect(await project.flowi('datasets', 'show', 'measurements')).toMatchObject({
    versions: [{ version: 1, state: 'ready', rows: BLOCKS * BLOCK_ROWS }],
  });
});

it('has not broken its content security policy or thrown on the way', () => {
  expect(complaints).toEqual([]);
});
