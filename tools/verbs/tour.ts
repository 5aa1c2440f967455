// npm run tour: draws the pictures of the README's tour again, from a fresh instance that has trained, deployed and scored Iris.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startFlowi } from '@flowi/local';
import { chromium, type Page } from 'playwright-core';
import { z } from 'zod';
import { ROOT } from '../lib/paths.ts';

const PICTURES = path.join(ROOT, 'docs', 'tour');
const PROJECT = 'default';
const FLOW = 'iris';
const SIZE = { width: 1280, height: 800 };

/** A picture, where it is taken, and what is on it before it is. */
interface Picture {
  readonly name: string;
  readonly address: string;
  readonly theme?: 'light' | 'dark';
  readonly ready: (page: Page) => Promise<unknown>;
}

const home = mkdtempSync(path.join(os.tmpdir(), 'flowi-tour-'));
const running = await startFlowi({ home, port: 0, progress: console.log });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  mkdirSync(PICTURES, { recursive: true });
  for (const picture of picturesOf(await prepare())) await take(picture);
} finally {
  await browser.close();
  await running.stop();
  rmSync(home, { recursive: true, force: true });
}

/** Iris, trained twice, deployed, asked and scored. @returns id of its last run */
async function prepare(): Promise<string> {
  await flowi('projects', 'create', PROJECT, '--name', 'Flowers');
  for (const example of ['iris', 'penguins']) {
    await flowi('datasets', 'add', `examples/${example}/${example}.csv`);
    await flowi('flows', 'push', `examples/${example}/flow.yaml`);
  }
  await flowi('run', 'penguins', '--wait');
  const { runId } = z.object({ runId: z.string() }).parse(JSON.parse(await flowi('run', FLOW, '--wait')));
  await flowi('deploy', FLOW, '--wait');
  for (const length of [1.4, 4.2, 5.6, 6.1])
    await flowi(
      'predict',
      FLOW,
      '--row',
      JSON.stringify({ sepal_length: 6, sepal_width: 3, petal_length: length, petal_width: 1 }),
    );
  await flowi('batch', FLOW, 'iris', '--wait');
  return runId;
}

/** Not the waiting kind of call: the gateway that answers it lives in this process. */
async function flowi(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('node', [path.join(ROOT, 'cli/bin/flowi.mjs'), '--json', ...args], {
    cwd: ROOT,
    env: { ...process.env, FLOWI_HOME: home },
    maxBuffer: 2 ** 24,
  });
  return stdout;
}

function picturesOf(runId: string): readonly Picture[] {
  const text = (words: string | RegExp) => (page: Page) => page.getByText(words).first().waitFor();
  const node = (page: Page) => page.locator('.react-flow__node').last().waitFor();
  return [
    { name: 'flows', address: '/flows', ready: text('Succeeded') },
    { name: 'canvas', address: `/flows/${FLOW}/edit`, ready: node },
    { name: 'canvas-dark', address: `/flows/${FLOW}/edit`, theme: 'dark', ready: node },
    { name: 'deploy', address: `/flows/${FLOW}/edit?tab=deploy`, ready: text(/^With the last run/) },
    { name: 'run', address: `/runs/${runId}`, ready: showNodes },
    { name: 'compare', address: `/compare?runs=${runId}`, ready: text('Trial') },
    { name: 'endpoint', address: `/deployments/${FLOW}-online`, ready: askEndpoint },
    { name: 'dataset', address: '/datasets/iris', ready: text('petal_length') },
  ];
}

/** The graph of a run stands below what was decided. */
async function showNodes(page: Page): Promise<void> {
  await page.locator('.react-flow__node').last().waitFor();
  await page.getByRole('heading', { name: 'Nodes' }).evaluate('(heading) => heading.scrollIntoView()');
}

async function askEndpoint(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Predict' }).click();
  await page.getByText(/^Answered after/).waitFor();
}

async function take({ name, address, theme = 'light', ready }: Picture): Promise<void> {
  const page = await browser.newPage({ viewport: SIZE, locale: 'en-GB', colorScheme: theme, reducedMotion: 'reduce' });
  await page.goto(`${running.instance.gatewayUrl}/projects/${PROJECT}${address}`);
  await ready(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
  console.log(`docs/tour/${name}.png`);
  await page.close();
}
