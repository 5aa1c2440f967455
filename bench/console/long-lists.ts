import type { Browser, Page } from 'playwright-core';
import { type Frames, framesOf, openUntilDrawn } from './browser.ts';
import { atMost, type Figure, noted } from './figures.ts';
import type { Laptop } from './laptop.ts';
import { COMPARED, keepRuns, METRICS, metricName, PROJECT, RUNS, runId } from './records.ts';

const ROWS_A_PAGE = 50;
const COMPARE_ROWS = 5;
const LIMIT_MS = 2_000;
const SCROLLS = 90;

/** How long the list of all runs and a wide comparison take to open in a browser that has nothing yet. */
export async function measureLongLists(browser: Browser, laptop: Laptop, rounds: number): Promise<Figure[]> {
  await keepRuns(laptop);
  const { url } = laptop;
  const list: number[] = [];
  const sorted: number[] = [];
  const compared: number[] = [];
  const scrolled: Frames[] = [];
  const ids = Array.from({ length: COMPARED }, (_, number) => runId(number)).join(',');
  for (let round = 0; round < rounds; round += 1) {
    const runs = await openUntilDrawn(browser, `${url}/projects/${PROJECT}/runs`, 'main tbody tr a', ROWS_A_PAGE);
    list.push(runs.ms);
    await runs.page.close();
    const inOrder = `${url}/projects/${PROJECT}/runs?metric=${metricName(0)}&order=best`;
    const ordered = await openUntilDrawn(browser, inOrder, 'main tbody tr a', ROWS_A_PAGE);
    sorted.push(ordered.ms);
    await ordered.page.close();
    const address = `${url}/projects/${PROJECT}/compare?runs=${ids}`;
    const compare = await openUntilDrawn(browser, address, 'main tbody tr a', COMPARE_ROWS);
    compared.push(compare.ms);
    scrolled.push(await scroll(compare.page));
    await compare.page.close();
  }
  return [
    atMost(LIMIT_MS, { what: `list of ${RUNS} runs with ${METRICS} metrics, opened`, values: list, unit: 'ms' }),
    noted({ what: 'the same sorted by a metric, opened', values: sorted, unit: 'ms' }),
    atMost(LIMIT_MS, {
      what: `comparison of ${COMPARED} runs with ${METRICS} metrics, opened`,
      values: compared,
      unit: 'ms',
    }),
    noted({ what: 'its table scrolled', values: scrolled.map(({ rate }) => rate), unit: 'frames/s', digits: 1 }),
    noted({ what: 'longest frame meanwhile', values: scrolled.map(({ longest }) => longest), unit: 'ms' }),
  ];
}

async function scroll(page: Page): Promise<Frames> {
  await page.locator('main tbody tr a').nth(1).hover();
  return framesOf(page, async () => {
    for (let step = 0; step < SCROLLS; step += 1) {
      await page.mouse.wheel(step % 3 === 0 ? 200 : 0, step % 3 === 0 ? 0 : 60);
    }
  });
}
