import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { watchPage } from './in-page.mjs';

/** Debian's Chromium, or the one that CHROMIUM names. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  });
}

/** A page with nothing kept from others, watched from its first script on. */
export async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await page.addInitScript(watchPage);
  return page;
}

/** Opens an address in a page of its own. @returns milliseconds until so many elements were painted */
export async function openUntilDrawn(
  browser: Browser,
  url: string,
  selector: string,
  count: number,
): Promise<{ page: Page; ms: number }> {
  const page = await openPage(browser);
  await page.goto(url, { waitUntil: 'commit' });
  return { page, ms: await drawnAfter(page, selector, count) };
}

/** Milliseconds from the page's start until so many elements were painted. */
export async function drawnAfter(page: Page, selector: string, count: number): Promise<number> {
  return page.evaluate<number>(`bench.drawn(${JSON.stringify(selector)}, ${count})`);
}

export interface Frames {
  /** Frames a second. */
  readonly rate: number;
  /** Frames that took longer than two of a screen with sixty a second. */
  readonly long: number;
  /** The longest, in milliseconds. */
  readonly longest: number;
  /** Tasks of more than 50 ms, as the browser tells of them. */
  readonly longTasks: number;
}

/** The frames that are drawn while something is done. */
export async function framesOf(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate('bench.frames.start()');
  await act();
  return page.evaluate<Frames>('bench.frames.stop()');
}

/** Processor time that the page's main thread takes while something is done, in milliseconds; what else the machine does is not in it. */
export async function workOf(page: Page, act: () => Promise<void>): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taskSeconds(devtools);
  await act();
  const after = await taskSeconds(devtools);
  await devtools.detach();
  return (after - before) * 1000;
}

async function taskSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}
