import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { complaintsOf, openBrowser, seriousProblems } from './browser.ts';
import { openProject, type Project } from './laptop.ts';

const PROJECT = 'console';
const FLOWS = `/projects/${PROJECT}/flows`;
const SOON = { timeout: 30_000 };
const AFTER_A_RUN = { timeout: 180_000 };

let project: Project;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  project = await openProject(PROJECT);
  await project.flowi('datasets', 'add', 'examples/iris/iris.csv');
  await project.flowi('flows', 'push', 'examples/iris/flow.yaml');
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  complaints = complaintsOf(page);
});

afterAll(async () => {
  await browser?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(`${page.url()}\n${await page.locator('body').innerText()}`);
});

const graph = (): Locator => page.getByRole('region', { name: 'Graph of iris, as it ran' });
const table = (name: string): Locator => page.getByRole('table', { name });

it('signs in without typing and lists the Iris flow', async () => {
  await page.goto(project.url);
  await page.waitForURL(/\/projects\/[a-z0-9-]+\/flows$/, SOON);

  await page.goto(`${project.url}${FLOWS}`);
  await page.getByRole('link', { name: 'iris', exact: true }).waitFor(SOON);
  await page.getByText('Never run').waitFor(SOON);
});

it('starts a run from the list and follows its nodes and trials to the end', async () => {
  await page.getByRole('button', { name: 'Run iris' }).click();

  await page.getByRole('heading', { level: 1, name: 'Run of iris' }).waitFor(SOON);
  await graph()
    .getByRole('group', { name: /, svc$/ })
    .getByText(/Running|Succeeded/)
    .waitFor(AFTER_A_RUN);
  await table('Trials').getByText('Chosen').waitFor(AFTER_A_RUN);
  // The header, and 2 ways to fill x (3 support vectors + 2 trees).
  expect(await table('Trials').getByRole('row').count()).toBe(11);
  await page.getByText('Its model, version 1, is the live one.').waitFor(AFTER_A_RUN);
  await expect.poll(() => page.title(), AFTER_A_RUN).toBe('✓ Succeeded: iris · Flowi');
});

it('shows what left a node by a choice of its edge, and the lines about it, by keyboard', async () => {
  await graph().getByRole('group', { name: 'From fill to scale' }).press('Enter');

  const panel = page.getByRole('region', { name: 'From fill to scale: what left fill' });
  await panel.getByText(/^A sample of trial \d+, the chosen one\./).waitFor(SOON);
  expect(await panel.getByRole('table', { name: 'First 20 rows' }).getByRole('row').count()).toBe(21);
  await panel.getByRole('tab', { name: 'Log' }).press('Enter');
  const log = panel.getByRole('region', { name: 'Log of the training job' });
  await log.getByText('[fill trial 1] fitted').waitFor(SOON);
  expect(await log.textContent()).not.toContain('[svc');
  expect(new URL(page.url()).search).toBe('?node=fill&to=scale&tab=log');
  await panel.getByRole('button', { name: 'Close' }).click();
});

it('shows the log of the job', async () => {
  await page.getByRole('button', { name: 'Log', exact: true }).click();

  const log = page.getByRole('region', { name: 'Log of the training job' });
  await log.waitFor(SOON);
  expect(await log.textContent()).not.toBe('');
});

it.each(['light', 'dark'] as const)('has nothing on its pages that keeps people out, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const run = page.url().replace(/\?.*/, '');

  await page.getByRole('navigation', { name: 'Pages of the project' }).getByRole('link', { name: 'Flows' }).click();
  await table('Flows').getByRole('link', { name: 'iris', exact: true }).waitFor(SOON);
  await table('Flows').getByText('Succeeded', { exact: true }).waitFor(SOON);
  expect(await seriousProblems(page)).toEqual([]);

  for (const view of ['canvas', 'table', 'timeline']) {
    await page.goto(`${run}?view=${view}&node=fill`);
    await table('Trials').getByText('Chosen').waitFor(SOON);
    await table('First 20 rows').waitFor(SOON);
    expect(await seriousProblems(page), view).toEqual([]);
  }
  await page.goto(run);
  await table('Trials').waitFor(SOON);
});

it('says what is wrong when a page shows nothing', async () => {
  await page.goto(`${project.url}${FLOWS}?q=nothing-is-called-this`);

  await page.getByText('No flow matches').waitFor(SOON);
});

it('has not broken its content security policy or thrown on the way', () => {
  expect(complaints).toEqual([]);
});
