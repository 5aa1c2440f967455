import type { Browser, Page } from 'playwright-core';
import { drawnAfter, openPage } from './browser.ts';
import { atMost, type Figure, noted } from './figures.ts';
import { PROJECT } from './records.ts';

const PAGES = ['Runs', 'Data sets', 'Deployments', 'Batch jobs', 'Notifications', 'Examples', 'API', 'Flows'] as const;
/** A hand is over a link for about this long before it presses. */
const AIM_MS = 150;

interface Watched {
  /** Frames in which no page was shown. */
  readonly blank: number;
  /** The browser's measure of how far things jumped. */
  readonly shift: number;
}

/** What is seen on the way through all lists, in a browser that opens each for the first time. */
export async function measureBetweenPages(browser: Browser, url: string, rounds: number): Promise<Figure[]> {
  const blank: number[] = [];
  const shift: number[] = [];
  const waits: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await openPage(browser);
    await page.goto(`${url}/projects/${PROJECT}/flows`);
    await drawnAfter(page, 'main tbody tr a', 1);
    await page.waitForLoadState('networkidle');
    await page.evaluate('bench.pages.start()');
    for (const name of PAGES) waits.push(await follow(page, name));
    const watched = await page.evaluate<Watched>('bench.pages.stop()');
    blank.push(watched.blank);
    shift.push(watched.shift);
    await page.close();
  }
  const all = `from page to page through ${PAGES.length} lists`;
  return [
    atMost(0, { what: `${all}: frames without a page`, values: blank, unit: '' }),
    noted({ what: '  how far things jumped (layout shift)', values: shift, unit: '', digits: 3 }),
    noted({ what: '  from the click to the title of the next page', values: waits, unit: 'ms' }),
  ];
}

async function follow(page: Page, name: string): Promise<number> {
  const link = page.locator('#navigation').getByRole('link', { name, exact: true });
  await link.hover();
  await page.waitForTimeout(AIM_MS);
  const before = performance.now();
  await link.click();
  await page.locator('main h1').filter({ hasText: name }).first().waitFor();
  return performance.now() - before;
}
