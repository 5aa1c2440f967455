import { wallClock } from './timezone.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A moment at which the clocks of a time zone are put forward or back. */
export interface ZoneChange {
  readonly at: Date;
  /** Milliseconds ahead of UTC before it and from then on. */
  readonly before: number;
  readonly after: number;
}

/** The first changes of a zone's clocks after `from` and until `to`, at most so many. */
export function zoneChanges(timezone: string, from: Date, to: Date, most: number): ZoneChange[] {
  const { ahead } = wallClock(timezone);
  const found: ZoneChange[] = [];
  for (let start = from.getTime(); start < to.getTime() && found.length < most; start += DAY_MS) {
    const end = Math.min(start + DAY_MS, to.getTime());
    const [before, after] = [ahead(new Date(start)), ahead(new Date(end))];
    if (before !== after) found.push({ at: changeBetween(ahead, start, end), before, after });
  }
  return found;
}

/** Halves the span until it is a minute; clocks change at whole ones. */
function changeBetween(ahead: (moment: Date) => number, start: number, end: number): Date {
  const before = ahead(new Date(start));
  let [low, high] = [Math.floor(start / MINUTE_MS), Math.ceil(end / MINUTE_MS)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (ahead(new Date(middle * MINUTE_MS)) === before) low = middle;
    else high = middle;
  }
  return new Date(high * MINUTE_MS);
}

/**
 * The local minutes that a change takes out of the day (clocks go forward) or brings twice (they go back), as `2026-03-08T02:30:00`.
 */
export function touchedMinutes({ at, before, after }: ZoneChange): { skipped: string[]; repeated: string[] } {
  const count = Math.abs(after - before) / MINUTE_MS;
  const first = at.getTime() + Math.min(before, after);
  const minutes = Array.from({ length: count }, (_, index) =>
    new Date(first + index * MINUTE_MS).toISOString().slice(0, 19),
  );
  return after > before ? { skipped: minutes, repeated: [] } : { skipped: [], repeated: minutes };
}

/** `+05:30` for so many milliseconds ahead of UTC. */
export function offsetText(ahead: number): string {
  const minutes = Math.round(Math.abs(ahead) / MINUTE_MS);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${ahead < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
