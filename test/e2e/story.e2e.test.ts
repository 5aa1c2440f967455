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

/** Switches a toggle or checkbox by its name. */
async function toggle(name: string): Promise<void> {
  const control = page.getByRole('switch', { name }).or(page.getByRole('checkbox', { name })).first();
  await keyboard.tabTo(control);
  await keyboard.key('Space');
}

/** Opens a list of the project, by the navigation. */
async function goTo(name: string): Promise<void> {
  await keyboard.leaveField();
  const pages = page.getByRole('navigation', { name: 'Pages of the project' });
  if (!(await pages.isVisible())) await keyboard.press(button('Show the pages of the project'));
  await keyboard.press(pages.getByRole('link', { name, exact: true }));
}

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

it('runs it, watches until it has ended, and finds as many trials as were announced', async () => {
  await keyboard.press(button(/^Run/));

  await page.waitForURL(/\/runs\//);
  await expect.poll(() => page.title(), AFTER_A_RUN).toMatch(/^✓ Succeeded/);
  await page.getByRole('heading', { name: 'Trials (8)' }).waitFor();
});

it('compares the trials: what differs, and nothing else', async () => {
  await keyboard.press(page.getByRole('link', { name: 'Compare' }).or(button('Compare')).first());

  await page.waitForURL(/\/compare\?/);
  for (const column of ['fill_na.strategy', 'svc.C', 'accuracy'])
    await page.getByRole('columnheader', { name: column }).first().waitFor();
  expect(await page.getByRole('columnheader', { name: 'svc.kernel' }).count()).toBe(0);
});

it('sets a gate and an endpoint, and is told what the gate would have said', async () => {
  await page.goto(`${project.url}/projects/${PROJECT}/flows/${FLOW}/edit`);
  await keyboard.press(page.getByRole('tab', { name: 'Graph' }));
  await keyboard.key('ArrowRight');
  await keyboard.key('ArrowRight');
  await keyboard.key('Enter');
  await toggle('Use a gate');
  await keyboard.fill(page.getByLabel('At least'), '0.5');
  await toggle('Must beat the live model');
  await toggle('Serve what goes live by an endpoint');

  await page.getByText(/^With the last run, trial \d would be deployed\.$/).waitFor();
  await page.getByText(/^Draft saved/).waitFor();
});

it('deploys what the next run chooses', async () => {
  await keyboard.press(button(/^Run/));
  await page.waitForURL(/\/runs\//);
  await expect.poll(() => page.title(), AFTER_A_RUN).toMatch(/^✓ Succeeded/);

  await goTo('Deployments');
  await keyboard.press(page.getByRole('link', { name: `${FLOW}-online`, exact: true }));
  await page.getByText('In service').first().waitFor(AFTER_A_RUN);
});

it('asks the endpoint by the form, which is filled in', async () => {
  await keyboard.press(button('Predict'));

  await page
    .getByText(/setosa|versicolor|virginica/)
    .first()
    .waitFor();
  await page.getByText(/^Answered after/).waitFor();
});

it('rolls back to the model before', async () => {
  await keyboard.press(button('Roll back'), 'Shift+Tab');
  const dialog = page.getByRole('dialog');
  await keyboard.press(dialog.getByRole('button', { name: 'Roll back' }));
  await dialog.waitFor({ state: 'detached' });

  await page.getByText('Back to version 1; the deployment follows').waitFor();
  await expect
    .poll(() => project.flowi('ledger', FLOW), AFTER_A_RUN)
    .toContainEqual(expect.objectContaining({ action: 'rolled_back', version: 1 }));
});

it('switches a schedule on and off again', async () => {
  await page.goto(`${project.url}/projects/${PROJECT}/flows/${FLOW}/edit?tab=schedule`);
  await keyboard.press(button('Add a schedule'));
  await page.getByText(/^Draft saved/).waitFor();
  await toggle('Off');
  await page.getByText('It fires by itself.').waitFor();
  await toggle('On');
  await page.getByText('There is a schedule; it is switched off.').waitFor();
});

it('takes the endpoint down, by its name', async () => {
  await goTo('Deployments');
  await keyboard.press(page.getByRole('link', { name: `${FLOW}-online`, exact: true }));
  await expect.poll(() => button('Take down').isEnabled(), AFTER_A_RUN).toBe(true);
  await keyboard.press(button('Take down'));
  const dialog = page.getByRole('dialog');
  await keyboard.tabTo(dialog.getByRole('textbox'));
  await keyboard.type(`${FLOW}-online`);
  await keyboard.press(dialog.getByRole('button', { name: 'Take down' }));

  await expect
    .poll(async () => JSON.stringify(await project.flowi('ledger', FLOW)), AFTER_A_RUN)
    .toContain('undeployed');
});

it('deletes the flow, by its name, and the list is empty again', async () => {
  await page.goto(`${project.url}/projects/${PROJECT}/flows/${FLOW}`);
  await keyboard.press(button('Delete'));
  const dialog = page.getByRole('dialog');
  await keyboard.tabTo(dialog.getByRole('textbox'));
  await keyboard.type(FLOW);
  await keyboard.press(dialog.getByRole('button', { name: 'Delete' }));

  await page.getByText(`${FLOW} was deleted`).waitFor();
  expect(await project.flowi('flows', 'list')).toEqual([]);
});

it('has not broken the content security policy or thrown on the way', () => {
  expect(complaints).toEqual([]);
});
