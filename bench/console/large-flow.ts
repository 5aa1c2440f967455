import type { Browser, Locator, Page } from 'playwright-core';
import { startBareFlow } from './bare-flow.ts';
import { type Frames, framesOf, openUntilDrawn, workOf } from './browser.ts';
import { atLeast, type Figure, noted } from './figures.ts';
import { LARGE, largeFlow, NODES, PROJECT } from './records.ts';

/** Sixty, less what counting frames at both ends may leave out. */
const GOAL = 58;
const STEPS = 120;
const BARE = 'the library alone';
const GESTURES = {
  'one of them dragged': { act: dragOne, bareAct: dragOne, bareAt: '' },
  'all of them dragged': { act: dragAll, bareAct: dragOne, bareAt: '#chosen' },
  'zoomed by the wheel': { act: zoom, bareAct: zoom, bareAt: '' },
  'panned by the wheel': { act: pan, bareAct: pan, bareAt: '' },
} as const;

/** What one gesture cost in the editor and, in the same round, in a page with the canvas library alone. */
interface Pair {
  readonly own: Moved;
  readonly bare: Moved;
}

/** Frames a second while a flow of 200 nodes, all in sight, is moved about, beside what the library reaches by itself. */
export async function measureLargeFlow(browser: Browser, url: string, rounds: number): Promise<Figure[]> {
  const address = `${url}/projects/${PROJECT}/flows/${LARGE}/edit`;
  const opened: number[] = [];
  const found = new Map<string, Pair[]>();
  const measure = async (at: string, gesture: (page: Page) => Promise<Moved>, times: number[] = []) => {
    const { page, ms } = await openUntilDrawn(browser, at, '.react-flow__node', NODES);
    times.push(ms);
    await page.waitForLoadState('networkidle');
    const moved = await gesture(page);
    await page.close();
    return moved;
  };
  const bareFlow = await startBareFlow(largeFlow());
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, { act, bareAct, bareAt }] of Object.entries(GESTURES)) {
        const own = await measure(address, act, opened);
        const bare = await measure(`${bareFlow.url}${bareAt}`, bareAct);
        found.set(name, [...(found.get(name) ?? []), { own, bare }]);
      }
    }
  } finally {
    bareFlow.stop();
  }
  return [
    noted({ what: `flow of ${NODES} nodes, opened in the editor`, values: opened, unit: 'ms' }),
    ...[...found].flatMap(([name, pairs]) => figuresOf(name, pairs)),
  ];
}

function figuresOf(name: string, pairs: readonly Pair[]): Figure[] {
  const rates = { unit: 'frames/s', digits: 1 };
  const works = { unit: 'ms', digits: 1 };
  const own = pairs.map((pair) => pair.own);
  return [
    atLeast(GOAL, { what: `${NODES} nodes, ${name}`, values: own.map(({ rate }) => rate), ...rates }),
    noted({ what: `  ${BARE}`, values: pairs.map(({ bare }) => bare.rate), ...rates }),
    noted({
      what: '  times those frames',
      values: pairs.map((pair) => pair.own.rate / pair.bare.rate),
      unit: '',
      digits: 2,
    }),
    noted({ what: '  main thread works a move', values: own.map(({ work }) => work), ...works }),
    noted({ what: `  ${BARE}`, values: pairs.map(({ bare }) => bare.work), ...works }),
    noted({ what: '  frames of more than 34 ms', values: own.map(({ long }) => long), unit: '' }),
    noted({ what: '  longest frame', values: own.map(({ longest }) => longest), unit: 'ms' }),
    noted({ what: '  tasks of more than 50 ms', values: own.map(({ longTasks }) => longTasks), unit: '' }),
  ];
}

interface Moved extends Frames {
  /** What the main thread works for one move of the pointer, in milliseconds. */
  readonly work: number;
}

async function watch(page: Page, act: () => Promise<void>): Promise<Moved> {
  let frames: Frames | undefined;
  const work = await workOf(page, async () => {
    frames = await framesOf(page, act);
  });
  if (frames === undefined) throw new Error('No frame was watched.');
  return { ...frames, work: work / STEPS };
}

async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('What is to be dragged is not in sight.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const NODE = '.react-flow__node[data-id="n90"]';

/** Moves the pointer around. The browser answers a move when the frame for it is made, so there is one for each frame. */
async function circle(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
  for (let step = 1; step <= STEPS; step += 1) {
    const angle = (step / STEPS) * 3 * Math.PI;
    await page.mouse.move(x + 60 * Math.sin(angle), y + 60 * (1 - Math.cos(angle)));
  }
}

async function dragOne(page: Page): Promise<Moved> {
  const start = await middleOf(page.locator(NODE));
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 8, start.y);
  const frames = await watch(page, () => circle(page, start));
  await page.mouse.up();
  await expectMoved(page, start);
  return frames;
}

async function dragAll(page: Page): Promise<Moved> {
  await page.locator(NODE).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page
    .locator('.react-flow__node.selected')
    .nth(NODES - 1)
    .waitFor();
  return dragOne(page);
}

/** A gesture that moves nothing has measured nothing. */
async function expectMoved(page: Page, start: { x: number; y: number }): Promise<void> {
  const { y } = await middleOf(page.locator(NODE));
  if (Math.abs(y - start.y) < 50) throw new Error(`The node was dragged from ${start.y} and is at ${y}.`);
}

async function zoom(page: Page): Promise<Moved> {
  await page.locator(NODE).hover();
  await page.keyboard.down('Control');
  const frames = await watch(page, () => turnWheel(page, (step) => [0, step < STEPS / 2 ? -40 : 40]));
  await page.keyboard.up('Control');
  return frames;
}

async function pan(page: Page): Promise<Moved> {
  await page.locator(NODE).hover();
  return watch(page, () => turnWheel(page, (step) => (step < STEPS / 2 ? [6, 4] : [-6, -4])));
}

async function turnWheel(page: Page, by: (step: number) => [x: number, y: number]): Promise<void> {
  for (let step = 0; step < STEPS; step += 1) {
    await page.mouse.wheel(...by(step));
  }
}
