import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { flowSchema } from '../../contracts/flow/index.ts';
import { complaintsOf, openBrowser, seriousProblems } from './browser.ts';
import { openProject, type Project } from './laptop.ts';

const SOON = { timeout: 30_000 };
const AFTER_A_RUN = { timeout: 180_000 };
/** What must appear as text wherever it is written. */
const HOSTILE = '<img src=x onerror=alert(1)> مرحبا 🌷';
const NOTE = { id: 'why', text: `Ask Ana why C stops at 10.\n${HOSTILE}`, position: { x: 0, y: -160 } };

let project: Project;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let folder: string;
let complaints: string[];

beforeAll(async () => {
  project = await openProject('canvas');
  folder = await mkdtemp(path.join(tmpdir(), 'flowi-canvas-'));
  await project.flowi('datasets', 'add', 'examples/iris/iris.csv');
  await project.flowi('flows', 'push', 'examples/iris/flow.yaml');
  const iris = await draftOf('iris');
  await pushed('noted', { ...iris, name: 'noted', notes: [NOTE] });
  await pushed('other', { ...iris, name: 'other', edges: [], nodes: iris.nodes.filter(({ id }) => id === 'svc') });
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, locale: 'en-GB' });
  context.setDefaultTimeout(SOON.timeout);
  page = await context.newPage();
  complaints = complaintsOf(page);
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(`${page.url()}\n${await page.locator('body').innerText()}`);
});

async function draftOf(name: string) {
  return flowSchema.parse(await project.flowi('flows', 'pull', name));
}

async function pushed(name: string, document: object): Promise<void> {
  const file = path.join(folder, `${name}.json`);
  await writeFile(file, JSON.stringify(document));
  await project.flowi('flows', 'push', file);
}

async function edit(on: Page, name: string): Promise<void> {
  await on.goto(`${project.url}/projects/${project.projectId}/flows/${name}/edit`);
  await nodeOf(on, 'svc').waitFor();
}

const nodeOf = (on: Page, id: string): Locator => on.locator(`.react-flow__node[data-id="${id}"]`);
const noteOf = (on: Page, id: string): Locator => nodeOf(on, `note:${id}`);
const edgeOf = (on: Page, from: string, to: string): Locator =>
  on.getByRole('group', { name: `From ${from} to ${to}` });
const chosen = (on: Page): Promise<number> => on.locator('.react-flow__node.selected').count();
const undo = (on: Page, step: string): Locator => on.getByRole('button', { name: `Undo: ${step}`, exact: true });
const ids = (on: Page): Promise<string[]> =>
  on.locator('.react-flow__node').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-id') ?? ''));

async function placeOf(node: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await node.boundingBox();
  if (!box) throw new Error(`${node} is not drawn`);
  return box;
}

/** What these tests use of elements; the tests' own types are Node's. */
interface DrawnPath {
  getTotalLength: () => number;
  getPointAtLength: (length: number) => { matrixTransform: (matrix: unknown) => { x: number; y: number } };
  getScreenCTM: () => unknown;
}
interface View {
  readonly style: { readonly transform: string };
  readonly ownerDocument: {
    readonly defaultView: { readonly requestAnimationFrame: (done: (at: number) => void) => void };
  };
}

/** The middle of an edge on the screen. */
async function middleOf(edge: Locator): Promise<{ x: number; y: number }> {
  const middle = await edge
    .locator('path')
    .first()
    .evaluate((path: DrawnPath) => {
      const at = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM());
      return [at.x, at.y];
    });
  const [x, y] = z.tuple([z.number(), z.number()]).parse(middle);
  return { x, y };
}

/** Waits until the view has come to rest where it was led. */
async function rested(on: Page): Promise<void> {
  await on.locator('.react-flow__viewport').evaluate(async (view: View) => {
    for (let same = 0, last = ''; same < 20; ) {
      await new Promise((resolve) => view.ownerDocument.defaultView.requestAnimationFrame(resolve));
      same = view.style.transform === last ? same + 1 : 0;
      last = view.style.transform;
    }
  });
}

async function drag(on: Page, from: Locator, to: { x: number; y: number }): Promise<void> {
  const box = await placeOf(from);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await on.mouse.move(x, y);
  await on.mouse.down();
  // The way of the first movement only begins the drag and is lost to it.
  await on.mouse.move(x + 1, y + 1);
  await on.mouse.move(to.x - 5, to.y, { steps: 8 });
  await on.mouse.move(to.x + 1, to.y + 1, { steps: 3 });
  await on.mouse.up();
}

it('copies connected nodes in one tab and pastes them into another flow in another tab', async () => {
  await edit(page, 'iris');
  const copied = ['fill', 'scale', 'svc'];
  for (const id of copied) await nodeOf(page, id).click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('ControlOrMeta+C');

  const other = await context.newPage();
  await edit(other, 'other');
  await other.keyboard.press('ControlOrMeta+V');
  await nodeOf(other, 'svc_2').waitFor();

  await expect
    .poll(async () => (await draftOf('other')).nodes.map(({ id }) => id), SOON)
    .toEqual(['svc', 'fill', 'scale', 'svc_2']);
  const [from, to] = [await draftOf('iris'), await draftOf('other')];
  const params = (flow: typeof from, id: string) => flow.nodes.find((node) => node.id === id)?.params;
  expect(to.edges).toEqual([
    { from: 'fill', to: 'scale' },
    { from: 'scale', to: 'svc_2' },
  ]);
  for (const id of copied) expect(params(to, id === 'svc' ? 'svc_2' : id)).toEqual(params(from, id));
  expect(params(to, 'svc_2')).toMatchObject({ C: { values: expect.anything() } });
  await undo(other, 'paste fill, scale, svc_2').click();
  await expect.poll(() => ids(other), SOON).toEqual(['svc']);
  await other.close();
});

it('hears every key of the graph, and none while text is entered', async () => {
  await edit(page, 'iris');
  const all = await ids(page);
  const key = (name: string) => page.keyboard.press(name);
  const zoom = () =>
    page
      .locator('.react-flow__viewport')
      .evaluate((view: View) => Number(/scale\((.+)\)/.exec(view.style.transform)?.[1]));

  await key('ControlOrMeta+A');
  expect(await chosen(page)).toBe(all.length);
  await key('Escape');
  expect(await chosen(page)).toBe(0);

  await nodeOf(page, 'svc').click();
  await key('ControlOrMeta+D');
  await nodeOf(page, 'svc_2').waitFor();
  await key('ControlOrMeta+X');
  await nodeOf(page, 'svc_2').waitFor({ state: 'detached' });
  await key('ControlOrMeta+V');
  await nodeOf(page, 'svc_2').waitFor();
  await key('Delete');
  await nodeOf(page, 'svc_2').waitFor({ state: 'detached' });
  await key('ControlOrMeta+Z');
  await nodeOf(page, 'svc_2').waitFor();
  await key('ControlOrMeta+Shift+Z');
  await nodeOf(page, 'svc_2').waitFor({ state: 'detached' });
  await key('ControlOrMeta+Z');
  await nodeOf(page, 'svc_2').waitFor();
  await key('ControlOrMeta+Y');
  await nodeOf(page, 'svc_2').waitFor({ state: 'detached' });

  await key('?');
  await page.getByRole('dialog', { name: 'Keys of the graph' }).waitFor();
  await key('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await key('ControlOrMeta+F');
  await page.getByRole('dialog', { name: 'Find a node' }).waitFor();
  await key('Escape');
  await key('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  const before = await zoom();
  await key('-');
  await expect.poll(zoom, SOON).toBeLessThan(before);
  await key('+');
  await key('+');
  await expect.poll(zoom, SOON).toBeGreaterThan(before);
  await key('1');
  await expect.poll(zoom, SOON).toBeCloseTo(before, 3);

  const pane = await placeOf(page.locator('.react-flow__pane'));
  await page.keyboard.down('Shift');
  await page.mouse.move(pane.x + 4, pane.y + 4);
  await page.mouse.down();
  await page.mouse.move(pane.x + pane.width - 8, pane.y + pane.height - 8, { steps: 8 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  expect(await chosen(page)).toBe(all.length);
  await key('Escape');

  await nodeOf(page, 'svc').click();
  await key('Enter');
  await expect.poll(() => page.locator('#flow-settings :focus').count(), SOON).toBe(1);
  await page.locator(':focus').blur();
  await key('/');
  const search = page.getByRole('searchbox', { name: 'Find kinds of nodes' });
  await expect.poll(() => search.and(page.locator(':focus')).count(), SOON).toBe(1);
  await page.keyboard.type('nl1+-/?');
  await key('Backspace');
  await key('ControlOrMeta+A');
  await key('Delete');
  expect(await ids(page)).toEqual(all);
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('tidies either way, all or what is chosen, each in one step', async () => {
  await edit(page, 'iris');
  const isAcross = async (from = 'fill', to = 'svc') => {
    const [one, other] = [await placeOf(nodeOf(page, from)), await placeOf(nodeOf(page, to))];
    return other.x >= one.x + one.width && other.y < one.y + 2 * one.height;
  };
  expect(await isAcross()).toBe(true);

  await page.keyboard.press('Shift+L');
  await undo(page, 'tidy').waitFor();
  await expect.poll(() => isAcross(), SOON).toBe(false);
  expect(await nodeOf(page, 'fill').locator('.react-flow__handle-bottom').count()).toBe(1);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(() => isAcross(), SOON).toBe(true);

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Tidy from top to bottom' }).click();
  await expect.poll(() => isAcross(), SOON).toBe(false);
  for (const id of ['scale', 'svc']) await nodeOf(page, id).click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('Shift+L');
  await expect.poll(() => isAcross('scale', 'svc'), SOON).toBe(true);
  expect(await isAcross('load', 'split')).toBe(false);
});

it('puts a node on an edge where it fits, and says why where it does not', async () => {
  await edit(page, 'iris');
  const edge = () => middleOf(edgeOf(page, 'scale', 'svc'));
  const kind = (title: string) => page.getByRole('button', { name: `Add ${title}`, exact: true }).last();

  await kind('Accuracy').scrollIntoViewIfNeeded();
  await drag(page, kind('Accuracy'), await edge());
  await page.getByText(/^Not put on the edge from scale to svc: .*takes predictions/).waitFor();
  await page.keyboard.press('Delete');
  await kind('Min-max scaler').scrollIntoViewIfNeeded();
  await drag(page, kind('Min-max scaler'), await edge());
  await edgeOf(page, 'scale', 'min_max_scaler').waitFor();
  await edgeOf(page, 'min_max_scaler', 'svc').waitFor();
  await page.keyboard.press('ControlOrMeta+Z');
  await nodeOf(page, 'min_max_scaler').waitFor({ state: 'detached' });

  await page.keyboard.press('Escape');
  await kind('Min-max scaler').click();
  await undo(page, 'add min_max_scaler').waitFor();
  await rested(page);
  await drag(page, nodeOf(page, 'min_max_scaler'), await edge());
  await edgeOf(page, 'scale', 'min_max_scaler').waitFor();
  await edgeOf(page, 'min_max_scaler', 'svc').waitFor();
  await undo(page, 'insert min_max_scaler').click();
  await edgeOf(page, 'scale', 'svc').waitFor();
  await undo(page, 'add min_max_scaler').click();
});

it('offers with the keyboard to close the gap that a node leaves', async () => {
  await edit(page, 'iris');
  await nodeOf(page, 'scale').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');

  const offer = page.getByRole('button', { name: 'Close the gap' });
  await expect.poll(() => offer.and(page.locator(':focus')).count(), SOON).toBe(1);
  expect(await edgeOf(page, 'fill', 'svc').count()).toBe(0);
  expect(await seriousProblems(page)).toEqual([]);
  await page.keyboard.press('Enter');

  await edgeOf(page, 'fill', 'svc').waitFor();
  await undo(page, 'remove scale and close the gap').click();
  await edgeOf(page, 'scale', 'svc').waitFor();
});

it('has notes that are written, moved, resized, copied and taken back in their place', async () => {
  await edit(page, 'iris');
  await page.keyboard.press('n');
  await page.keyboard.type(HOSTILE);
  await expect.poll(() => noteOf(page, 'note').locator('textarea').inputValue(), SOON).toBe(HOSTILE);
  await page.keyboard.press('Escape');
  await noteOf(page, 'note').getByText(HOSTILE).waitFor();

  const start = await placeOf(noteOf(page, 'note'));
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await placeOf(noteOf(page, 'note'))).x, SOON).toBeGreaterThan(start.x);
  const pane = await placeOf(page.locator('.react-flow__pane'));
  const free = { x: pane.x + pane.width / 2, y: pane.y + pane.height - 140 };
  await rested(page);
  await noteOf(page, 'note').click();
  await drag(page, noteOf(page, 'note'), free);
  await expect.poll(async () => Math.abs((await placeOf(noteOf(page, 'note'))).y - start.y), SOON).toBeGreaterThan(20);
  await undo(page, 'move note').waitFor();
  await noteOf(page, 'note').click();
  await drag(page, noteOf(page, 'note').locator('.react-flow__resize-control.bottom.right'), {
    x: free.x + 200,
    y: free.y + 90,
  });
  await undo(page, 'resize note').waitFor();
  expect((await placeOf(noteOf(page, 'note'))).width).toBeGreaterThan(start.width);

  await nodeOf(page, 'svc').click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('ControlOrMeta+C');
  await page.keyboard.press('ControlOrMeta+V');
  await noteOf(page, 'note_2').getByText(HOSTILE).waitFor();
  await nodeOf(page, 'svc_2').waitFor();
  await page.keyboard.press('Delete');
  await noteOf(page, 'note_2').waitFor({ state: 'detached' });
  expect(await ids(page)).not.toContain('svc_2');

  await noteOf(page, 'note').dblclick();
  await page.keyboard.type('!');
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await draftOf('iris')).notes.map(({ text }) => text), SOON).toEqual([`${HOSTILE}!`]);
  await page.keyboard.press('Delete');
  await noteOf(page, 'note').waitFor({ state: 'detached' });
  await page.keyboard.press('ControlOrMeta+Z');
  await noteOf(page, 'note').waitFor();
});

it('shows notes in the table, in the picture and, to be read, with the run', async () => {
  const run = z.object({ runId: z.string() }).parse(await project.flowi('run', 'noted'));
  await edit(page, 'noted');
  const download = page.waitForEvent('download');
  await page.getByRole('tab', { name: 'Text' }).click();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'SVG' }).click();
  const picture = await readFile(await (await download).path(), 'utf8');
  expect(picture).toContain('Ask Ana why C stops at 10.');
  expect(picture).not.toContain('<img');

  await page.goto(`${project.url}/projects/${project.projectId}/flows/noted/edit?view=table`);
  await page.getByRole('table', { name: 'Notes beside the graph' }).getByText('Ask Ana').waitFor();

  await page.goto(`${project.url}/projects/${project.projectId}/runs/${run.runId}`);
  await noteOf(page, 'why').getByText(HOSTILE).waitFor();
  await noteOf(page, 'why').getByText(HOSTILE).dblclick();
  expect(await noteOf(page, 'why').getByRole('textbox').count()).toBe(0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await seriousProblems(page), colorScheme).toEqual([]);
  }
  await expect.poll(() => page.title(), AFTER_A_RUN).toMatch(/^✓ Succeeded/);
});

it('says how long a run will train, by the pace of the last one', async () => {
  await edit(page, 'noted');
  await page.getByText(/^about .* of training$/).waitFor();
  await page.getByRole('button', { name: '10 experiments' }).click();
  await page.getByText(/By the pace of the last run that succeeded: 10 experiments took/).waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await seriousProblems(page), colorScheme).toEqual([]);
  }
});

it('has not broken its content security policy or thrown on the way', () => {
  expect(complaints).toEqual([]);
});
