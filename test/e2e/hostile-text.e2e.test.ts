import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { IRIS_CSV, makeFlow } from '../integration/support/flows.ts';
import { complaintsOf, openBrowser } from './browser.ts';
import { openProject, type Project } from './laptop.ts';

// Names of columns, cells, classes, projects, flows and notes are other people's text: HTML in them is shown, never obeyed.

const IMAGE = '<img src=x onerror=alert(1)>';
const COLUMN = `${IMAGE} طول 🌷`;
const TARGET = '<b>species</b>';
const PROJECT = 'hostile-text';
const SOON = { timeout: 30_000 };
const AFTER_A_DEPLOYMENT = { timeout: 180_000 };

let project: Project;
let browser: Browser;
let page: Page;
let folder: string;
let flowId: string;
let complaints: string[];
const dialogs: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'flowi-hostile-'));
  project = await openProject(PROJECT);
  const [, ...rows] = IRIS_CSV.trimEnd().split('\n');
  const cells = rows.map((row) => row.replace(/([a-z]+)$/, '<i>$1</i>'));
  await writeFile(path.join(folder, 'hostile.csv'), [`${COLUMN},b,c,d,${TARGET}`, ...cells, ''].join('\n'));
  const flow = makeFlow({
    name: `${IMAGE} flow`,
    dataset: 'hostile',
    target: TARGET,
    deploy: { online: { enabled: true } },
  });
  await writeFile(path.join(folder, 'hostile.json'), JSON.stringify({ ...flow, description: IMAGE }));
  await project.flowi('datasets', 'add', path.join(folder, 'hostile.csv'));
  const pushed = await project.flowi('flows', 'push', path.join(folder, 'hostile.json'));
  flowId = z.object({ flowId: z.string() }).parse(pushed).flowId;
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  page.setDefaultTimeout(SOON.timeout);
  complaints = complaintsOf(page);
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(`${page.url()}\n${await page.locator('body').innerText()}`);
});

const address = (rest: string) => `${project.url}/projects/${PROJECT}${rest}`;
const shows = (text: string) => page.getByText(text, { exact: false }).first().waitFor();

it('shows the columns and cells of a table as they are', async () => {
  await page.goto(address('/datasets/hostile'));

  await shows(COLUMN);
  await page.getByRole('tab', { name: 'Sample rows' }).click();
  await shows('<i>setosa</i>');
});

it('runs on them, and shows nodes, samples and classes as they are', async () => {
  await page.goto(address('/flows'));
  await page.getByRole('button', { name: `Run ${IMAGE} flow` }).click();
  await page.waitForURL(/\/runs\//);
  await expect.poll(() => page.title(), AFTER_A_DEPLOYMENT).toMatch(/^✓ Succeeded/);
  await page.goto(`${page.url()}?node=fill`);

  await shows(COLUMN);
  await shows(IMAGE);
});

it('shows the model, and asks its endpoint for a class with a name like that', async () => {
  await page.goto(address(`/flows/${flowId}/models/1`));
  await shows(COLUMN);
  await page.goto(address(`/deployments/${flowId}-online`));
  await page.getByText('In service').first().waitFor(AFTER_A_DEPLOYMENT);
  await page.getByRole('button', { name: 'Predict' }).click();

  await page.getByText(/^Answered after/).waitFor();
  await shows('<i>');
});

it.each(['/runs', '/compare?flow=FLOW', '/flows/FLOW', '/notifications', '/batch-jobs', '/flows/FLOW/edit'])(
  'says on %s what it is about, as text',
  async (rest) => {
    await page.goto(address(rest.replace('FLOW', flowId)));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');

    expect(await page.locator('img[src="x"]').count()).toBe(0);
  },
);

it('takes such text in fields of the editor', async () => {
  await page.goto(address(`/flows/${flowId}/edit`));
  await page.locator('.react-flow__node[data-id="load"]').click();
  await page
    .locator('#flow-settings')
    .getByLabel(/^Target/)
    .first()
    .waitFor();
  await page.getByRole('tab', { name: 'Text' }).click();

  await page.getByRole('textbox').first().waitFor();
  expect(await page.getByRole('textbox').first().inputValue()).toContain(TARGET);
});

it('never made an element of it, and broke no rule of the page', async () => {
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(dialogs).toEqual([]);
  expect(complaints).toEqual([]);
});
