import { LATENCY_EDGES, type TrafficMinute } from '../package/reference.schema.ts';
import type { TrafficPoint } from './traffic-report.schema.ts';

/** A window keeps at most so many minutes; what is older is counted with the oldest of them, so that memory stays bounded. */
export const MOST_MINUTES = 240;

/** Minutes by time, equal ones added up. */
export function mergeTraffic(minutes: readonly TrafficMinute[]): TrafficMinute[] {
  const byMinute = new Map<string, TrafficMinute>();
  for (const one of minutes) {
    const found = byMinute.get(one.minute);
    byMinute.set(one.minute, found ? addMinutes(found, one) : one);
  }
  const merged = [...byMinute.values()].toSorted((a, b) => (a.minute < b.minute ? -1 : 1));
  const early = merged.slice(0, Math.max(0, merged.length - MOST_MINUTES + 1));
  if (early.length < 2) return merged;
  return [early.reduceRight((last, one) => addMinutes(last, one)), ...merged.slice(early.length)];
}

/** Of the first one's minute. */
function addMinutes(a: TrafficMinute, b: TrafficMinute): TrafficMinute {
  return {
    minute: a.minute,
    requests: a.requests + b.requests,
    errors: addCounts(a.errors, b.errors),
    seconds: addBins(a.seconds, b.seconds),
  };
}

function addCounts(a: TrafficMinute['errors'], b: TrafficMinute['errors']): TrafficMinute['errors'] {
  const sum = { ...a };
  for (const [code, count] of Object.entries(b)) sum[code] = (sum[code] ?? 0) + count;
  return sum;
}

function addBins(a: readonly number[], b: readonly number[]): number[] {
  return a.map((count, bin) => count + (b[bin] ?? 0));
}

/** Bin of a latency histogram that so many seconds belong to. */
export function latencyBin(seconds: number): number {
  const bin = LATENCY_EDGES.findIndex((edge) => seconds < edge);
  return bin < 0 ? LATENCY_EDGES.length : bin;
}

/**
 * Seconds within which this share of requests was answered, even spread within a bin taken for granted.
 *
 * @param share from 0 to 1
 * @returns null without requests; the last edge for what took longer than that
 */
export function latencyQuantile(bins: readonly number[], share: number): number | null {
  const wanted = share * bins.reduce((sum, count) => sum + count, 0);
  let before = 0;
  for (const [bin, count] of bins.entries()) {
    if (count > 0 && before + count >= wanted) {
      const from = LATENCY_EDGES[bin - 1] ?? 0;
      const to = LATENCY_EDGES[bin] ?? from;
      return from + ((to - from) * Math.max(0, wanted - before)) / count;
    }
    before += count;
  }
  return null;
}

const MINUTE = 60_000;

/**
 * Requests of a span in steps of whole minutes, at most so many, the first of which begins at the minute of `from`. Steps without
 * requests are there too, so that a rate can be drawn; the last one may end after `to`.
 */
export function trafficPoints(
  minutes: readonly TrafficMinute[],
  { from, to, most }: { readonly from: string; readonly to: string; readonly most: number },
): TrafficPoint[] {
  const start = Math.floor(Date.parse(from) / MINUTE) * MINUTE;
  const step = Math.max(1, Math.ceil((Date.parse(to) - start) / most / MINUTE)) * MINUTE;
  const length = Math.max(0, Math.ceil((Date.parse(to) - start) / step));
  const counted = Array.from({ length }, (): TrafficMinute | null => null);
  for (const one of minutes) {
    const place = Math.floor((Date.parse(one.minute) - start) / step);
    const there = counted[place];
    if (there !== undefined) counted[place] = there === null ? one : addMinutes(there, one);
  }
  return counted.map((one, place) => ({
    from: new Date(start + place * step).toISOString(),
    to: new Date(start + (place + 1) * step).toISOString(),
    ...totalTraffic(one === null ? [] : [one]),
  }));
}

/** Requests of all minutes together. */
export function totalTraffic(minutes: readonly TrafficMinute[]): Pick<TrafficPoint, 'requests' | 'errors' | 'seconds'> {
  const [first, ...rest] = minutes;
  const all = first && rest.reduce(addMinutes, first);
  return { requests: all?.requests ?? 0, errors: all?.errors ?? {}, seconds: all ? quantiles(all.seconds) : null };
}

/** Half of all, 95% and 99% were answered within so many seconds. */
function quantiles(bins: readonly number[]): TrafficPoint['seconds'] {
  const [half, most, nearlyAll] = [0.5, 0.95, 0.99].map((share) => latencyQuantile(bins, share));
  if (half == null || most == null || nearlyAll == null) return null;
  return { p50: half, p95: most, p99: nearlyAll };
}
