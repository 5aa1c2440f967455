import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { complaintsOf, openBrowser, seriousProblems } from './browser.ts';
import { openProject, type Project } from './laptop.ts';

// Every page of the console with something real on it, with nothing on it, and with what opens above it: nothing keeps people out, in either
// theme and in both languages. Each case has a page of its own, loaded anew, and several wait at the same time; what they fetch is shared.

const FLOW = 'iris';
/** A flow that is saved from two places. */
const SHARED = 'shared';
const SOON = { timeout: 60_000 };

const LOOKS = {
  light: { locale: 'en-GB', colorScheme: 'light' },
  dark: { locale: 'pt-BR', colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
} as const satisfies Record<string, BrowserContextOptions>;
type Look = keyof typeof LOOKS;

let project: Project;
let empty: Project;
let folder: string;
let browser: Browser;
let contexts: ReadonlyMap<Look, BrowserContext>;
/** Where each page is, once there is something to show. */
let addresses: ReadonlyMap<string, string>;

const runSchema = z.object({ runId: z.string() });
const batchSchema = z.object({ batchJobId: z.string() });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'flowi-pages-'));
  project = await openProject('pages');
  empty = await openProject('pages-empty');
  await project.flowi('datasets', 'add', 'examples/iris/iris.csv');
  await project.flowi('flows', 'push', 'examples/iris/flow.yaml');
  await pushShared('the first text');
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
    ['shared canvas', `/flows/${SHARED}/edit`],
    ['versions', `/flows/${FLOW}/versions`],
    ['model', `/flows/${FLOW}/models/1`],
    ['runs', '/runs'],
    ['runs with a metric', '/runs?metric=accuracy'],
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
  contexts = new Map([
    ['light', await openContext('light')],
    ['dark', await openContext('dark')],
    ['phone', await openContext('phone')],
  ]);
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Saves the shared flow from elsewhere. */
async function pushShared(description: string): Promise<void> {
  const text = await readFile('examples/iris/flow.yaml', 'utf8');
  const file = path.join(folder, 'shared.yaml');
  await writeFile(
    file,
    text.replace(/^name: .*$/m, `name: ${SHARED}`).replace(/^description: .*$/m, `description: ${description}`),
  );
  await project.flowi('flows', 'push', file);
}

async function openContext(look: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    // What is on its way in is pale; contrast is that of what has come.
    reducedMotion: 'reduce',
    ...LOOKS[look],
  });
  context.setDefaultTimeout(SOON.timeout);
  return context;
}

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
  'runs with a metric',
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

/** Opens something above a page, or shows it in another way than it is loaded. */
interface Opening {
  readonly name: string;
  /** Name of the page. */
  readonly on: string;
  readonly open: (page: Page) => Promise<unknown>;
  /** @default wide */
  readonly look?: Look;
  /** What is there then. @default a dialogue */
  readonly shows?: (page: Page) => Locator;
  /** Makes it go. @default by Escape */
  readonly close?: (page: Page) => Promise<unknown>;
}

const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first().click();
const key = (name: string) => (page: Page) => page.keyboard.press(name);
const settings = (page: Page) => page.locator('#flow-settings');
const nodeOf = (page: Page, id: string) => page.getByRole('group', { name: new RegExp(`, ${id}$`) });
const chooseNode = (page: Page) => nodeOf(page, 'svc').press('Enter');

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
  {
    name: 'two drafts of one flow',
    on: 'shared canvas',
    open: async (page) => {
      await nodeOf(page, 'svc').waitFor();
      await pushShared('a text of somebody else');
      await nodeOf(page, 'confusion').press('Enter');
      await nodeOf(page, 'confusion').press('Delete');
    },
    shows: (page) => page.getByRole('dialog', { name: 'Two drafts of one flow' }),
  },
  {
    name: 'pages of the project on a phone',
    on: 'flows',
    look: 'phone',
    open: press('Show the pages of the project'),
    shows: (page) => page.getByRole('button', { name: 'Hide the pages of the project' }),
    close: press('Hide the pages of the project'),
  },
];

const EMPTY = ['flows', 'runs', 'compare', 'datasets', 'deployments', 'batch-jobs', 'notifications'];
const ON_A_PHONE = ['flows', 'canvas', 'run', 'dataset', 'endpoint'];
const UNLOADED = ['flows', 'flow', 'canvas', 'run', 'compare', 'endpoint', 'members'];

const addressOf = (name: string): string =>
  name === 'projects'
    ? `${project.url}/projects`
    : `${project.url}/projects/${project.projectId}${addresses.get(name)}`;

/** Does something with a page of its own; one that fails says what was on it. */
async function visit(
  look: Look,
  address: string,
  act: (page: Page) => Promise<void>,
  before: (page: Page) => Promise<unknown> = async () => undefined,
) {
  const page = await contexts.get(look)?.newPage();
  if (page === undefined) throw new Error(`There is no browser context for ${look}.`);
  try {
    await before(page);
    await page.goto(address);
    await shown(page);
    await act(page);
  } catch (error) {
    console.error(`${page.url()}\n${await page.locator('body').innerText()}`);
    throw error;
  } finally {
    await page.close();
  }
}

async function shown(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
}

describe.each(['light', 'dark'] as const)('%s', (look) => {
  it.concurrent.each([...NAMES, 'projects'])('%s', async (name) => {
    let complaints: string[] = [];
    await visit(
      look,
      addressOf(name),
      async (page) => expect(await seriousProblems(page)).toEqual([]),
      async (page) => {
        complaints = complaintsOf(page);
      },
    );

    expect(complaints).toEqual([]);
  });
});

describe('above a page', () => {
  const dialogOf = (page: Page) => page.getByRole('dialog');

  it.concurrent.each(OPENINGS)(
    '$name',
    async ({ on, look = 'light', open, shows = dialogOf, close = key('Escape') }) => {
      await visit(look, addressOf(on), async (page) => {
        await open(page);
        await shows(page).waitFor();

        await hasNoProblemsInBothThemes(page);

        await close(page);
        await shows(page).waitFor({ state: 'hidden' });
      });
    },
  );

  it.concurrent('help beside it', async () => {
    await visit('light', addressOf('flows'), async (page) => {
      await press('Help on this page')(page);
      await page.getByRole('heading', { name: 'Words' }).waitFor();

      await hasNoProblemsInBothThemes(page);
    });
  });

  it.concurrent('a canvas from afar', async () => {
    await visit('light', addressOf('canvas'), async (page) => {
      await nodeOf(page, 'svc').focus();
      // The canvas may still be on its way to fit, which undoes a step.
      while (!(await page.locator('[data-far="true"]').isVisible())) await page.keyboard.press('-');

      await hasNoProblemsInBothThemes(page);
    });
  });
});

async function hasNoProblemsInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect([colorScheme, await seriousProblems(page)]).toEqual([colorScheme, []]);
  }
}

describe('on a phone', () => {
  it.concurrent.each(ON_A_PHONE)('%s', async (name) => {
    await visit('phone', addressOf(name), async (page) => {
      expect(await seriousProblems(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    });
  });
});

describe('in an empty project', () => {
  it.concurrent.each(EMPTY)('%s', async (name) => {
    await visit('light', `${empty.url}/projects/${empty.projectId}/${name}`, async (page) => {
      expect(await seriousProblems(page)).toEqual([]);
    });
  });
});

describe('could not be loaded', () => {
  it.concurrent.each(UNLOADED)('%s', async (name) => {
    await visit(
      'dark',
      addressOf(name),
      async (page) => {
        await page.getByRole('button', { name: 'Tentar de novo' }).first().waitFor();
        await shown(page);
        expect(await seriousProblems(page)).toEqual([]);
      },
      (page) => page.route(/\/api\/projects\/[^/]+\/./, (route) => route.fulfill({ status: 500 })),
    );
  });
});
