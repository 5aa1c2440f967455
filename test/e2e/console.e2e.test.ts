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
  const nodes = table('Nodes').getByRole('row');
  await nodes
    .filter({ hasText: 'svc' })
    .getByText(/Running|Succeeded|Reused/)
    .waitFor(AFTER_A_RUN);
  await table('Trials').getByText('Chosen').waitFor(AFTER_A_RUN);
  // The header, and 2 ways to fill x (3 support vectors + 2 trees).
  expect(await table('Trials').getByRole('row').count()).toBe(11);
  await page.getByText('Promoted: this model is the live one from this run on').waitFor(SOON);
  await expect.poll(() => page.title(), AFTER_A_RUN).toBe('✓ Succeeded: iris · Flowi');
});

it('shows the log of the job', async () => {
  await page.getByRole('button', { name: 'Log', exact: true }).click();

  const log = page.getByRole('region', { name: 'Log of the training job' });
  await log.waitFor(SOON);
  expect(await log.textContent()).not.toBe('');
});

it.each(['light', 'dark'] as const)('has nothing on its pages that keeps people out, %s', async (colorScheme) => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const run = page.url();

  await page.getByRole('navigation', { name: 'Pages of the project' }).getByRole('link', { name: 'Flows' }).click();
  await page.getByRole('link', { name: 'iris', exact: true }).waitFor(SOON);
  await page.getByText('Succeeded').waitFor(SOON);
  expect(await seriousProblems(page)).toEqual([]);

  await page.goto(run);
  await table('Trials').getByText('Chosen').waitFor(SOON);
  expect(await seriousProblems(page)).toEqual([]);
});

it('says what is wrong when a page shows nothing', async () => {
  await page.goto(`${project.url}${FLOWS}?q=nothing-is-called-this`);

  await page.getByText('No flow matches').waitFor(SOON);
});

it('has not broken its content security policy or thrown on the way', () => {
  expect(complaints).toEqual([]);
});
