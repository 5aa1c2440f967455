import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { complaintsOf, openBrowser, seriousProblems } from './browser.ts';
import { openProject, type Project } from './laptop.ts';

// Every page of the console with something real on it: nothing on it keeps people out, in either theme and in both languages.

const FLOW = 'iris';
const SOON = { timeout: 30_000 };

let project: Project;
let browser: Browser;
let complaints: string[];
/** Where each page is, once there is something to show. */
let addresses: ReadonlyMap<string, string>;

const runSchema = z.object({ runId: z.string() });
const batchSchema = z.object({ batchJobId: z.string() });

beforeAll(async () => {
  project = await openProject('pages');
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

describe.each([
  ['light', 'en-GB'],
  ['dark', 'pt-BR'],
] as const)('%s, %s', (colorScheme, locale) => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale, colorScheme });
    page.setDefaultTimeout(SOON.timeout);
    complaints = complaintsOf(page);
  });
  afterAll(() => page?.close());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(`${page.url()}\n${await page.locator('body').innerText()}`);
  });

  it.each(NAMES)('%s', async (name) => {
    await page.goto(`${project.url}/projects/${project.projectId}${addresses.get(name)}`);
    await withoutProblems();
  });

  it('projects', async () => {
    await page.goto(`${project.url}/projects`);
    await withoutProblems();
  });

  async function withoutProblems(): Promise<void> {
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');

    expect(await seriousProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
  }
});
