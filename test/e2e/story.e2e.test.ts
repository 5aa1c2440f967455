import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { complaintsOf, openBrowser } from './browser.ts';
import { KeyboardEditor } from './editor.ts';
import { Keyboard } from './keyboard.ts';
import { openProject, type Project } from './laptop.ts';

// One person, no mouse: from an empty canvas to a model that answers, and back to nothing. Each test goes on where the one before ended.

const PROJECT = 'story';
const FLOW = 'new-flow';
const SOON = { timeout: 30_000 };
const AFTER_A_RUN = { timeout: 180_000 };

let project: Project;
let browser: Browser;
let page: Page;
let keyboard: Keyboard;
let editor: KeyboardEditor;
let complaints: string[];

beforeAll(async () => {
  project = await openProject(PROJECT);
  await project.flowi('datasets', 'add', 'examples/iris/iris.csv');
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  page.setDefaultTimeout(SOON.timeout);
  complaints = complaintsOf(page);
  keyboard = new Keyboard(page);
  editor = new KeyboardEditor(page);
});

afterAll(async () => {
  await browser?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(`${page.url()}\n${await page.locator('body').innerText()}`);
});

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });

it('begins with an empty canvas', async () => {
  await page.goto(`${project.url}/projects/${PROJECT}/flows`);
  await keyboard.press(button('New flow').first());
  await page.getByRole('menuitem', { name: 'Empty' }).waitFor();
  await keyboard.key('Enter');

  await page.waitForURL(new RegExp(`/flows/${FLOW}/edit`));
  await page.getByText('No nodes yet').first().waitFor();
});

it('draws Iris, two parameters with several values, and is told how many experiments that makes', async () => {
  await editor.add('load', 'Load table');
  await editor.set('Dataset', 'iris');
  await editor.set('Target', 'species');
  await editor.add('hold', 'Hold-out');
  await editor.add('fill', 'Fill missing values');
  await editor.vary('Strategy', 'mean, median');
  await editor.add('standard', 'Standard scaler');
  await editor.add('vector', 'Support vector classifier');
  await editor.vary('C', '0.1, 1, 10');
  await editor.find('standard_scaler', 'Standard scaler');
  await editor.add('tree (cl', 'Decision tree (classes)');
  await editor.add('accuracy', 'Accuracy');
  await editor.find('svc', 'Support vector classifier');
  await editor.connectTo('accuracy');

  // 2 ways to fill x (3 support vectors + 1 tree).
  await page.getByText('8 experiments').waitFor();
  await page.getByText('No problems').waitFor();
});

it('runs it and watches until it has ended', async () => {
  await keyboard.leaveField();
  await keyboard.press(button(/^Run/));

  await page.waitForURL(/\/runs\//);
  await expect.poll(() => page.title(), AFTER_A_RUN).toMatch(/^✓ Succeeded/);
});

it('has not broken the content security policy or thrown on the way', () => {
  expect(complaints).toEqual([]);
});
