import { gzipSync } from 'node:zlib';
import type { Browser, Response } from 'playwright-core';
import { drawnAfter, openPage } from './browser.ts';
import { atMost, type Figure, noted } from './figures.ts';
import { PROJECT } from './records.ts';

const LIMIT_KB = 600;
const KINDS = ['script', 'stylesheet', 'font'] as const;
type Kind = (typeof KINDS)[number];

/** What the flows list makes a browser fetch that has nothing yet, compressed as CloudFront does; answers of the API left out. */
export async function measureFirstLoad(browser: Browser, url: string): Promise<Figure[]> {
  const page = await openPage(browser);
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(`${url}/projects/${PROJECT}/flows`);
  await drawnAfter(page, 'main tbody tr a', 1);
  await page.waitForLoadState('networkidle');
  const sizes = new Map<Kind, number>(KINDS.map((kind) => [kind, 0]));
  for (const response of responses) {
    const kind = KINDS.find((one) => one === response.request().resourceType());
    if (kind === undefined) continue;
    const body = await response.body();
    // Fonts are compressed already.
    const bytes = kind === 'font' ? body.length : gzipSync(body, { level: 6 }).length;
    sizes.set(kind, (sizes.get(kind) ?? 0) + bytes);
  }
  await page.close();
  const kilobytes = (kind: Kind) => (sizes.get(kind) ?? 0) / 1000;
  const all = KINDS.reduce((sum, kind) => sum + kilobytes(kind), 0);
  const figure = (what: string, value: number) => ({
    what: `flows list, first load: ${what}`,
    values: [value],
    unit: 'kB',
  });
  return [
    noted(figure('scripts', kilobytes('script'))),
    noted(figure('styles', kilobytes('stylesheet'))),
    noted(figure('fonts', kilobytes('font'))),
    atMost(LIMIT_KB, figure('together', all)),
  ];
}
