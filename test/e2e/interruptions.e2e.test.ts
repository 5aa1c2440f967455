import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { BROWSER, openBrowser } from './browser.ts';
import { type Laptop, startLaptop } from './laptop.ts';

// What people do is cut off in the middle: by Flowi that stops, by the browser that dies. On a laptop of its own, which is stopped and started.

const PROJECT = 'default';
const SOON = { timeout: 30_000 };
const AFTER_A_START = { timeout: 120_000 };
const AFTER_A_RUN = { timeout: 180_000 };

let laptop: Laptop;
let browser: Browser;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'flowi-interruptions-'));
  laptop = await startLaptop();
  await laptop.flowi('projects', 'create', PROJECT).catch(() => undefined);
  await laptop.flowi('datasets', 'add', 'examples/iris/iris.csv');
  await laptop.flowi('flows', 'push', 'examples/iris/flow.yaml');
  browser = await openBrowser();
  page = await open(browser);
});

afterAll(async () => {
  await browser?.close();
  await laptop?.stop();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(`${page.url()}\n${await page.locator('body').innerText()}`);
});

async function open(from: Browser): Promise<Page> {
  const opened = await from.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  opened.setDefaultTimeout(SOON.timeout);
  return opened;
}

const address = (rest: string) => `${laptop.url}/projects/${PROJECT}${rest}`;
const nodeOf = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);

it('keeps what is drawn while Flowi is stopped, and saves it once it has been started again', async () => {
  await page.goto(address('/flows/iris/edit'));
  await nodeOf('svc').waitFor();
  await laptop.interrupt();

  await page.getByRole('button', { name: 'Add Min-max scaler', exact: true }).first().click();
  await page.getByText('Flowi does not answer. Your work is kept in this browser').waitFor();
  await laptop.resume();

  await page.getByText(/^Draft saved/).waitFor(AFTER_A_START);
  expect(JSON.parse(await laptop.flowi('--json', 'flows', 'pull', 'iris'))).toMatchObject({
    nodes: expect.arrayContaining([expect.objectContaining({ component: 'preprocessing.min_max_scaler' })]),
  });
});

it('opens a page that was asked for while Flowi was stopped, once it has been started again', async () => {
  await page.goto(address('/flows'));
  await page.getByRole('link', { name: 'iris', exact: true }).waitFor();
  await laptop.interrupt();

  await page
    .getByRole('navigation', { name: 'Pages of the project' })
    .getByRole('link', { name: 'Batch jobs' })
    .click();
  await page.getByText('The page could not be fetched').waitFor();
  await laptop.resume();

  await page.getByRole('heading', { level: 1, name: 'Batch jobs' }).waitFor(AFTER_A_START);
});

it('follows a run to its end on a page that was open while Flowi was stopped and started', async () => {
  await laptop.flowi('flows', 'push', 'examples/iris/flow.yaml');
  await page.goto(address('/flows'));
  await page.getByRole('button', { name: 'Run iris' }).click();
  await page.waitForURL(/\/runs\//, SOON);
  await page.getByText('Running').first().waitFor();

  await laptop.interrupt();
  await laptop.resume();

  await expect.poll(() => page.title(), AFTER_A_RUN).toMatch(/^(✓ Succeeded|✗ Failed)/);
  expect(JSON.parse(await laptop.flowi('--json', 'runs', 'list'))).toHaveLength(1);
});

it('sends only what is missing after the browser was killed in the middle of an upload', async () => {
  const file = path.join(folder, 'measurements.csv');
  // Two parts of 16 MiB and a bit.
  await writeFile(
    file,
    `id,note\n${Array.from({ length: 700_000 }, (_, id) => `${id},a note in a few words which is ${id}\n`).join('')}`,
  );
  const server = await chromium.launchServer(BROWSER);
  const doomed = await open(await chromium.connect(server.wsEndpoint()));
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  await doomed.route(/partNumber=2&/, () => reach());
  const first = doomed.waitForResponse((response) => /partNumber=1&/.test(response.url()) && response.ok(), SOON);
  await doomed.goto(address('/datasets'));
  await doomed.getByRole('button', { name: 'Upload data' }).first().click();
  await doomed.locator('input[type=file]').last().setInputFiles(file);
  await doomed.getByRole('dialog').getByRole('button', { name: 'Upload', exact: true }).click();
  await Promise.all([first, reached]);

  await server.kill();
  const sent: string[] = [];
  page.on('request', (request) => {
    const part = request.method() === 'PUT' ? /partNumber=(\d+)/.exec(request.url())?.[1] : undefined;
    if (part !== undefined) sent.push(part);
  });
  await page.goto(address('/datasets/measurements'));
  await page.getByRole('button', { name: 'Choose the files and go on' }).waitFor();
  await page.locator('main input[type=file]').setInputFiles(file);

  await page.getByText('measurements, version 1 has arrived', { exact: true }).waitFor(AFTER_A_RUN);
  expect(sent).not.toContain('1');
});

it('keeps the theme and the language that were chosen', async () => {
  await page.goto(address('/flows'));
  await page.getByRole('link', { name: 'iris', exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Appearance' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Dark' }).click();
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Português (Brasil)' }).click();
  await page.getByRole('heading', { level: 1, name: 'Fluxos' }).waitFor();

  await page.reload();

  await page.getByRole('heading', { level: 1, name: 'Fluxos' }).waitFor();
  expect(await page.locator('body').evaluate(({ classList }) => classList.contains('awsui-dark-mode'))).toBe(true);
});
