import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { complaintsOf, openBrowser, seriousProblems } from './browser.ts';
import { type Laptop, startLaptop } from './laptop.ts';

const SOON = { timeout: 30_000 };
const AFTER_A_RUN = { timeout: 180_000 };

let laptop: Laptop;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  laptop = await startLaptop();
  await laptop.flowi('projects', 'create', 'beginners');
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  complaints = complaintsOf(page);
});

afterAll(async () => {
  await browser?.close();
  await laptop?.stop();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(`${page.url()}\n${await page.locator('body').innerText()}`);
});

const trials = () => page.getByRole('table', { name: 'Trials' });

it('begins with the examples, and runs Iris from there', async () => {
  await page.goto(laptop.url);
  await page.waitForURL(/\/examples$/, SOON);

  await page.getByRole('button', { name: 'Open and run iris' }).click();

  await page.waitForURL(/\/runs\/[^/]+$/, AFTER_A_RUN);
  await page.getByRole('heading', { level: 1, name: 'Run of iris' }).waitFor(SOON);
});

it('lists the run once it is done, and compares its trials', async () => {
  await page.getByRole('link', { name: 'Runs', exact: true }).first().click();
  const runs = page.getByRole('table', { name: 'Runs of the project' });
  await runs.getByText('Succeeded').waitFor(AFTER_A_RUN);

  await page.getByRole('button', { name: /^Metric column/ }).click();
  await page.getByRole('option', { name: 'accuracy', exact: true }).click();
  // What stays in sight of the table's head lies above the head itself, and takes the click for it.
  await runs.getByRole('button', { name: /^accuracy/ }).click({ force: true });
  await page.getByText('Sorted by accuracy; runs without it come last.').waitFor(SOON);
  expect(await runs.getByRole('columnheader', { name: 'accuracy' }).getAttribute('aria-sort')).toBe('descending');

  await runs.getByRole('checkbox', { name: /^Tick the run of iris/ }).check();
  await page.getByRole('button', { name: 'Compare 1 run' }).click();

  await trials().waitFor(SOON);
  const headers = await trials().getByRole('columnheader').allTextContents();
  expect(headers.slice(0, 2)).toEqual(['Trial', 'accuracy']);
  expect(headers).toContain('svc.C');
  // The header, the baseline and 2 ways to fill x (3 support vectors + 2 trees).
  expect(await trials().getAttribute('aria-rowcount')).toBe('12');
});

it('keeps the view in the address, for somebody else to open', async () => {
  const axis = page.locator('svg[role=img] rect[class*=brush]').nth(2);
  const box = await axis.boundingBox();
  if (box === null) throw new Error('The axis of svc.C is not there.');
  // From the middle of a logarithmic axis to above its end: 1 and 10, whatever lies beyond.
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.6);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y - 60, { steps: 4 });
  await page.mouse.up();
  await page.getByText('4 of 10 match what is brushed').waitFor(SOON);

  const other = await browser.newPage({ locale: 'en-GB' });
  await other.goto(page.url());
  await other.getByText('4 of 10 match what is brushed').waitFor(SOON);
  await other.close();
});

it('hands the lines and columns that are shown to a spreadsheet', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download', SOON),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);

  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^run,Trial,accuracy,/);
});

it.each(['light', 'dark'] as const)('has nothing on these pages that keeps people out, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const comparison = new URL(page.url());
  for (const view of ['parallel', 'scatter', 'groups', 'confusion']) {
    comparison.searchParams.set('view', view);
    await page.goto(comparison.href);
    await trials().waitFor(SOON);
    expect(await seriousProblems(page)).toEqual([]);
  }
  const project = comparison.pathname.replace(/\/compare$/, '');
  await page.goto(`${laptop.url}${project}/runs`);
  await page.getByText('Succeeded').waitFor(SOON);
  expect(await seriousProblems(page)).toEqual([]);
  await page.goto(`${laptop.url}${project}/examples`);
  await page.getByRole('button', { name: 'Open and run iris' }).waitFor(SOON);
  expect(await seriousProblems(page)).toEqual([]);
  await page.goto(comparison.href);
  await trials().waitFor(SOON);
});

it('has not broken its content security policy or thrown on the way', () => {
  expect(complaints).toEqual([]);
});
