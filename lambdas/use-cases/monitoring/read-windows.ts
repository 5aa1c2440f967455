import { type WindowCounts, windowCountsSchema } from '@flowi/contracts/package';
import type { Ports } from '../../ports/ports.ts';
import { parseJson } from '../support/parse-json.ts';

const READS_AT_ONCE = 50;
/** A window lies below the day it was closed on. Storage that does not answer gets it later: by no more than this. */
const LATEST_WRITE_MS = 2 * 24 * 3600_000;

export interface WindowSpan {
  /** Windows written from then on; all when empty. */
  readonly since: string;
  /** None at all unless the newest of them was written from then on. */
  readonly newestFrom: string;
}

/** Keys of the windows of a span. Days before it are not listed, since those of a busy endpoint fill up with thousands. */
export async function listWindows(
  { modelStore }: Pick<Ports, 'modelStore'>,
  prefix: string,
  { since, newestFrom }: WindowSpan,
): Promise<string[]> {
  const after = since === '' ? undefined : `${prefix}${dayOf(Date.parse(since) - LATEST_WRITE_MS)}`;
  const objects = (await modelStore.list(prefix, after)).filter(({ modifiedAt }) => modifiedAt >= toSecond(since));
  const isNew = objects.some(({ modifiedAt }) => modifiedAt >= toSecond(newestFrom));
  return isNew ? objects.map(({ key }) => key) : [];
}

/** Windows of one package. A file that is no window is left out. */
export async function readWindows(
  ports: Pick<Ports, 'modelStore'>,
  keys: readonly string[],
  packageDigest: string,
): Promise<WindowCounts[]> {
  return (await parseWindows(ports, keys)).filter((window) => window.packageDigest === packageDigest);
}

/** Windows of any package. A file that is no window is left out. */
export async function parseWindows(ports: Pick<Ports, 'modelStore'>, keys: readonly string[]): Promise<WindowCounts[]> {
  const windows: WindowCounts[] = [];
  for (let start = 0; start < keys.length; start += READS_AT_ONCE) {
    const batch = keys.slice(start, start + READS_AT_ONCE);
    windows.push(...(await Promise.all(batch.map((key) => readWindow(ports, key)))).flat());
  }
  return windows;
}

async function readWindow(ports: Pick<Ports, 'modelStore'>, key: string): Promise<WindowCounts[]> {
  const text = await ports.modelStore.readText(key);
  const parsed = windowCountsSchema.safeParse(text === null ? null : parseJson(text));
  return parsed.success ? [parsed.data] : [];
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/** Storage tells whole seconds. */
function toSecond(at: string): string {
  return at.slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
}
