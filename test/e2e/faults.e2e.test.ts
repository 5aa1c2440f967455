import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { sharedLaptop } from '../integration/support/laptop.ts';
import { reissued } from '../integration/support/tokens.ts';
import { complaintsOf, openBrowser } from './browser.ts';
import { openProject, type Project } from './laptop.ts';

const sessionSchema = z.object({ accessToken: z.string() });
const SOON = { timeout: 30_000 };
const AFTER_A_RUN = { timeout: 180_000 };
/** What must appear as text wherever it is written. */
const HOSTILE = '<img src=x onerror=alert(1)> مرحبا 🌷';

let project: Project;
let browser: Browser;
let page: Page;
let folder: string;
let complaints: string[];

beforeAll(async () => {
  project = await openProject('faults');
  folder = await mkdtemp(path.join(tmpdir(), 'flowi-faults-'));
  await project.flowi('datasets', 'add', 'examples/iris/iris.csv');
  await project.flowi('flows', 'push', 'examples/iris/flow.yaml');
  browser = await openBrowser();
  page = await open();
  complaints = complaintsOf(page);
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(`${page.url()}\n${await page.locator('body').innerText()}`);
});

async function open(): Promise<Page> {
  const opened = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  opened.setDefaultTimeout(SOON.timeout);
  return opened;
}

const address = (rest: string) => `${project.url}/projects/${project.projectId}${rest}`;
const flowLink = (name: string): Locator => page.getByRole('link', { name, exact: true });
const nodeOf = (on: Page, id: string): Locator => on.locator(`.react-flow__node[data-id="${id}"]`);
const saved = (on: Page): Locator => on.getByText(/^Draft saved/);

async function pushed(name: string, document: object): Promise<void> {
  const file = path.join(folder, `${name}.json`);
  await writeFile(file, JSON.stringify(document));
  await project.flowi('flows', 'push', file);
}

/** Adds a kind of node to the flow that is open. */
async function add(on: Page, title: string): Promise<void> {
  await on
    .getByRole('button', { name: `Add ${title}`, exact: true })
    .first()
    .click();
}

it('keeps what is drawn while the API is away, and saves it when it is back', async () => {
  await page.goto(address('/flows/iris/edit'));
  await nodeOf(page, 'svc').waitFor();
  await page.context().setOffline(true);
  await add(page, 'Min-max scaler');

  await page.getByText('Flowi does not answer. Your work is kept in this browser').waitFor();
  await page.context().setOffline(false);

  await saved(page).waitFor();
  await page.reload();
  await nodeOf(page, 'min_max_scaler').waitFor();
});

it('lets two editors of one flow decide, and neither draft is lost', async () => {
  const other = await open();
  await other.goto(address('/flows/iris/edit'));
  await nodeOf(other, 'svc').waitFor();
  await add(page, 'Hold-out');
  await saved(page).waitFor();
  await nodeOf(page, 'holdout').waitFor();
  await expect
    .poll(async () => JSON.stringify(await project.flowi('flows', 'pull', 'iris')), SOON)
    .toContain('holdout');

  await add(other, 'K-fold');
  const dialog = other.getByRole('dialog', { name: 'Two drafts of one flow' });
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Save mine over it' }).click();
  await saved(other).waitFor();

  await nodeOf(other, 'k_fold').waitFor();
  expect(await nodeOf(other, 'holdout').count()).toBe(0);
  await other.getByRole('button', { name: /^Undo/ }).click();
  await nodeOf(other, 'holdout').waitFor();
  expect(await nodeOf(other, 'k_fold').count()).toBe(0);
  await other.close();
});

it('signs in again when its token is no longer taken', async () => {
  let given = 0;
  await page.route('**/session', async (route) => {
    given += 1;
    const response = await route.fetch();
    const session: { accessToken: string } = await response.json();
    const accessToken = given === 1 ? session.accessToken.replace(/.{8}$/, 'xxxxxxxx') : session.accessToken;
    await route.fulfill({ response, json: { ...session, accessToken } });
  });

  await page.goto(address('/flows'));
  await flowLink('iris').waitFor();

  expect(given).toBe(2);
  await page.unroute('**/session');
});

it('saves what was being drawn when its token ran out', async () => {
  const laptop = await sharedLaptop();
  const statuses: number[] = [];
  const [session] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/session')),
    page.goto(address('/flows/iris/edit')),
  ]);
  const { accessToken } = sessionSchema.parse(await session.json());
  const expired = reissued(laptop, accessToken, { exp: Math.floor(Date.now() / 1000) - 60 });
  await nodeOf(page, 'svc').waitFor();
  page.on('response', (response) => {
    if (response.request().method() === 'PUT') statuses.push(response.status());
  });
  await page.route(
    '**/draft',
    (route) => route.continue({ headers: { ...route.request().headers(), authorization: `Bearer ${expired}` } }),
    { times: 1 },
  );
  await add(page, 'Ordinal encoder');

  await saved(page).waitFor();
  await expect
    .poll(async () => JSON.stringify(await project.flowi('flows', 'pull', 'iris')), SOON)
    .toContain('ordinal');
  expect(statuses.slice(0, 2)).toEqual([401, 200]);
});

it('shows that it loads on a slow network', async () => {
  const session = await page.context().newCDPSession(page);
  const network = (latency: number) =>
    session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  await session.send('Network.enable');
  await network(1_500);

  await page.goto(address('/flows'));
  await page
    .getByText(/Loading/)
    .first()
    .waitFor();
  await flowLink('iris').waitFor(AFTER_A_RUN);

  await network(0);
});

it('writes HTML, emoji and right-to-left script as text', async () => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await pushed('hostile', {
    schemaVersion: 1,
    name: HOSTILE,
    description: HOSTILE,
    nodes: [{ id: 'load', component: 'load.table', params: { dataset: HOSTILE, target: HOSTILE } }],
    edges: [],
  });
  await page.goto(address('/flows'));
  await flowLink(HOSTILE).first().click();
  await page.getByText(HOSTILE).first().waitFor();
  await page.goto(`${page.url().replace(/\/$/, '')}/edit`);
  await nodeOf(page, 'load').click();

  await page.getByRole('heading', { level: 1, name: HOSTILE }).waitFor();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(dialogs).toEqual([]);
});

it('keeps a kind of node that is not installed as it came', async () => {
  const node = { id: 'odd', component: 'vendor.mystery', params: { depth: { values: [1, 2] }, note: 'kept' } };
  await pushed('odd', { schemaVersion: 1, name: 'odd', nodes: [node], edges: [] });

  await page.goto(address('/flows/odd/edit'));
  await nodeOf(page, 'odd').waitFor();
  await page.getByRole('button', { name: 'Add Load table', exact: true }).first().click();
  await saved(page).waitFor();

  await expect
    .poll(() => project.flowi('flows', 'pull', 'odd'), SOON)
    .toMatchObject({ nodes: [node, { id: 'table' }] });
});

it('takes a file with a kind of node that is not installed, and gives the same file back', async () => {
  const node = '{id: odd, component: vendor.mystery, params: {depth: {values: [1, 2]}, note: kept <b>as it is</b>}}';
  const text = ['schemaVersion: 1', 'name: From a file', 'nodes:', `  - ${node}`, 'edges: []', ''].join('\n');
  await page.goto(address('/flows'));
  await page.getByRole('button', { name: 'New flow' }).first().waitFor();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'odd.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
  await nodeOf(page, 'odd').waitFor();
  await page.getByRole('tab', { name: 'Text' }).click();
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download', SOON),
    page.getByRole('menuitem', { name: 'YAML' }).click(),
  ]);

  expect(await readFile(await download.path(), 'utf8')).toBe(text);
});

it('opens a flow of 400 nodes, edits it, and finds one of them', async () => {
  const nodes = Array.from({ length: 400 }, (_, index) => ({ id: `n${index}`, component: 'preprocessing.fill_na' }));
  const edges = nodes.slice(1).map(({ id }, index) => ({ from: `n${index}`, to: id }));
  await pushed('large', { schemaVersion: 1, name: 'large', nodes, edges });

  await page.goto(address('/flows/large/edit'));
  await nodeOf(page, 'n0').waitFor();
  await add(page, 'Min-max scaler');
  await saved(page).waitFor();
  expect(await project.flowi('flows', 'pull', 'large')).toMatchObject({ nodes: { length: 401 } });
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect.poll(() => project.flowi('flows', 'pull', 'large'), SOON).toMatchObject({ nodes: { length: 400 } });
  await page.keyboard.press('ControlOrMeta+F');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Find a node' }).click();
  await page.keyboard.type('n399');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  await page.locator('#flow-settings').getByLabel('Id', { exact: true }).waitFor();
  expect(await page.locator('#flow-settings').getByLabel('Id', { exact: true }).inputValue()).toBe('n399');
});

it('shows a table of 2,000 columns, and finds one of them', async () => {
  const header = Array.from({ length: 2_000 }, (_, index) => `column ${index}`);
  const rows = Array.from({ length: 30 }, (_, row) => header.map((_, index) => (row * index) % 7).join(','));
  const file = path.join(folder, 'wide.csv');
  await writeFile(file, `${[header.join(','), ...rows].join('\n')}\n`);
  await project.flowi('datasets', 'add', file);

  await page.goto(address('/datasets/wide'));
  await page.getByRole('searchbox').first().fill('column 1999');

  await page.getByRole('row').filter({ hasText: 'column 1999' }).first().waitFor();
});

it('finds the run as it is after the browser was killed, and there is one', async () => {
  await project.flowi('flows', 'push', 'examples/iris/flow.yaml');
  const killed = await openBrowser();
  const first = await killed.newPage({ locale: 'en-GB' });
  await first.goto(address('/flows'));
  await first.getByRole('button', { name: 'Run iris' }).click();
  await first.waitForURL(/\/runs\//, SOON);
  const run = first.url();
  await killed.close();

  await page.goto(run);
  await expect.poll(() => page.title(), AFTER_A_RUN).toMatch(/^✓ Succeeded/);

  expect(await project.flowi('runs', 'list')).toHaveLength(1);
});

it('has not broken its content security policy or thrown on the way', () => {
  const expected = /net::ERR_INTERNET_DISCONNECTED|status of 401|status of 409/;
  expect(complaints.filter((complaint) => !expected.test(complaint))).toEqual([]);
});
