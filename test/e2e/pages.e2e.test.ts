import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { complaintsOf, openBrowser, seriousProblems } from './browser.ts';
import { openProject, type Project } from './laptop.ts';

// Every page of the console with something real on it, with nothing on it, and with what opens above it: nothing keeps people out, in either
// theme and in both languages.

const FLOW = 'iris';
const SOON = { timeout: 30_000 };

let project: Project;
let empty: Project;
let browser: Browser;
let complaints: string[];
/** Where each page is, once there is something to show. */
let addresses: ReadonlyMap<string, string>;

const runSchema = z.object({ runId: z.string() });
const batchSchema = z.object({ batchJobId: z.string() });

beforeAll(async () => {
  project = await openProject('pages');
  empty = await openProject('pages-empty');
  await project.flowi('datasets', 'add', 'examples/iris/iris.csv');
  await project.flowi('flows', 'push', 'examples/iris/flow.yaml');
  const { runId } = runSchema.parse(await project.flowi('run', FLOW, '--wait'));
  await project.flowi('deploy', FLOW, '--wait');
  const { batchJobId } = batchSchema.parse(await project.flowi('batch', FLOW, 'iris', '--wait'));
  addresses = new Map([
    ['flows', '/flows'],
    ['flow', `/flows/${FLOW}`],
    ['canvas', `/flows/${FLOW}/edit`],
    ['nodes as a table', `/flows/${FLOW}/edit?view=table`],
    ['schedule', `/flows/${FLOW}/edit?tab=schedule`],
    ['deploy', `/flows/${FLOW}/edit?tab=deploy`],
    ['text', `/flows/${FLOW}/edit?tab=text`],
    ['versions', `/flows/${FLOW}/versions`],
    ['model', `/flows/${FLOW}/models/1`],
    ['runs', '/runs'],
    ['run', `/runs/${runId}`],
    ['compare', `/compare?runs=${runId}`],
    ['datasets', '/datasets'],
    ['dataset', '/datasets/iris'],
    ['correlations', '/datasets/iris?tab=correlations'],
    ['deployments', '/deployments'],
    ['endpoint', `/deployments/${FLOW}-online`],
    ['monitoring', `/deployments/${FLOW}-online?tab=monitoring`],
    ['snippets', `/deployments/${FLOW}-online?tab=code`],
    ['batch jobs', '/batch-jobs'],
    ['batch job', `/batch-jobs/${batchJobId}`],
    ['notifications', '/notifications'],
    ['members', '/members'],
    ['examples', '/examples'],
    ['routes of the API', '/api'],
  ]);
  browser = await openBrowser();
  complaints = [];
});

afterAll(() => browser?.close());

const NAMES = [
  'flows',
  'flow',
  'canvas',
  'nodes as a table',
  'schedule',
  'deploy',
  'text',
  'versions',
  'model',
  'runs',
  'run',
  'compare',
  'datasets',
  'dataset',
  'correlations',
  'deployments',
  'endpoint',
  'monitoring',
  'snippets',
  'batch jobs',
  'batch job',
  'notifications',
  'members',
  'examples',
  'routes of the API',
];

/** Opens something above a page and waits until it is there. */
interface Opening {
  readonly name: string;
  /** Name of the page; one that is shown already is not loaded anew. */
  readonly on: string;
  readonly open: (page: Page) => Promise<void>;
}

const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first().click();
const key = (name: string) => (page: Page) => page.keyboard.press(name);
const settings = (page: Page) => page.locator('#flow-settings');
const chooseNode = (page: Page) => page.getByRole('group', { name: /, svc$/ }).press('Enter');

const OPENINGS: readonly Opening[] = [
  { name: 'upload', on: 'datasets', open: press('Upload data') },
  { name: 'deletion with the name typed', on: 'flow', open: press('Delete') },
  { name: 'roll back', on: 'endpoint', open: press('Roll back') },
  { name: 'batch job', on: 'batch jobs', open: press('Start a batch job') },
  { name: 'create a project', on: 'projects', open: press('Create project') },
  { name: 'add a member', on: 'members', open: press('Add member') },
  { name: 'columns of a table', on: 'runs', open: press('Columns') },
  { name: 'keys', on: 'canvas', open: key('?') },
  { name: 'find a node', on: 'canvas', open: key('ControlOrMeta+F') },
  {
    name: 'connect to',
    on: 'canvas',
    open: async (page) => {
      await chooseNode(page);
      await settings(page).getByRole('button', { name: 'Connect to…' }).click();
    },
  },
  {
    name: 'help of a parameter',
    on: 'canvas',
    open: async (page) => {
      await chooseNode(page);
      await settings(page).getByRole('button', { name: 'Help on C', exact: true }).click();
    },
  },
];

const EMPTY = ['flows', 'runs', 'compare', 'datasets', 'deployments', 'batch-jobs', 'notifications'];
const ON_A_PHONE = ['flows', 'canvas', 'run', 'dataset', 'endpoint'];
const UNLOADED = ['flows', 'flow', 'canvas', 'run', 'compare', 'endpoint', 'members'];

const addressOf = (name: string): string =>
  name === 'projects'
    ? `${project.url}/projects`
    : `${project.url}/projects/${project.projectId}${addresses.get(name)}`;

async function shown(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
}

async function openPage(options: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options });
  page.setDefaultTimeout(SOON.timeout);
  return page;
}

describe.each([
  ['light', 'en-GB'],
  ['dark', 'pt-BR'],
] as const)('%s, %s', (colorScheme, locale) => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage({ locale, colorScheme });
    complaints = complaintsOf(page);
  });
  afterAll(() => page?.close());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(`${page.url()}\n${await page.locator('body').innerText()}`);
  });

  it.each([...NAMES, 'projects'])('%s', async (name) => {
    await page.goto(addressOf(name));
    await shown(page);

    expect(await seriousProblems(page)).toEqual([]);
    // Each page answers for its own.
    expect(complaints.splice(0)).toEqual([]);
  });
});

describe('above a page', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage({ reducedMotion: 'reduce' });
  });
  afterAll(() => page?.close());

  it.each(OPENINGS)('$name', async ({ on, open }) => {
    if (page.url() !== addressOf(on)) await page.goto(addressOf(on));
    await shown(page);
    await open(page);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();

    expect(await seriousProblems(page)).toEqual([]);

    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('help beside it', async () => {
    await page.goto(addressOf('flows'));
    await press('Help on this page')(page);
    await page.getByRole('heading', { name: 'Words' }).waitFor();

    expect(await seriousProblems(page)).toEqual([]);
  });
});

describe('on a phone', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  });
  afterAll(() => page?.close());

  it.each(ON_A_PHONE)('%s', async (name) => {
    await page.goto(addressOf(name));
    await shown(page);

    expect(await seriousProblems(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });
});

describe('in an empty project', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage({});
  });
  afterAll(() => page?.close());

  it.each(EMPTY)('%s', async (name) => {
    await page.goto(`${empty.url}/projects/${empty.projectId}/${name}`);
    await shown(page);

    expect(await seriousProblems(page)).toEqual([]);
  });
});

it('could not be loaded', async () => {
  // Each waits until it was asked for several times, so all wait together.
  const found = UNLOADED.map(async (name) => {
    const page = await openPage({ colorScheme: 'dark' });
    await page.route(/\/api\/projects\/[^/]+\/./, (route) => route.fulfill({ status: 500 }));
    await page.goto(addressOf(name));
    await page.getByRole('button', { name: 'Try again' }).first().waitFor();
    await shown(page);
    const problems = await seriousProblems(page);
    await page.close();
    return [name, problems];
  });

  expect(await Promise.all(found)).toEqual(UNLOADED.map((name) => [name, []]));
});
