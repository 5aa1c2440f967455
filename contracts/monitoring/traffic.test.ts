import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LATENCY_EDGES, type TrafficMinute } from '../package/reference.schema.ts';
import { latencyBin, latencyQuantile, MOST_MINUTES, mergeTraffic, totalTraffic, trafficPoints } from './traffic.ts';

const START = Date.parse('2026-05-04T10:00:00Z');
const minuteOf = (place: number) => new Date(START + place * 60_000).toISOString();

function makeMinute(place: number, seconds: readonly number[], errors: TrafficMinute['errors'] = {}): TrafficMinute {
  const bins = Array.from({ length: LATENCY_EDGES.length + 1 }, () => 0);
  for (const one of seconds) bins[latencyBin(one)]! += 1;
  return { minute: minuteOf(place), requests: seconds.length, errors, seconds: bins };
}

const minutes = fc.array(
  fc
    .tuple(
      fc.nat(600),
      fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1, maxLength: 5 }),
      fc.nat(3),
    )
    .map(([place, seconds, errors]) => makeMinute(place, seconds, errors === 0 ? {} : { prediction_input: errors })),
  { maxLength: 400 },
);

describe('minutes of traffic', () => {
  it('lose no request when they are merged, come in order, and stay few', () => {
    fc.assert(
      fc.property(minutes, (given) => {
        const merged = mergeTraffic(given);
        expect(totalTraffic(merged)).toEqual(totalTraffic(given));
        expect(merged.length).toBeLessThanOrEqual(MOST_MINUTES);
        expect(merged.map(({ minute }) => minute)).toEqual([...new Set(merged.map(({ minute }) => minute))].toSorted());
      }),
    );
  });

  it('that are too many keep the newest apart', () => {
    const merged = mergeTraffic(Array.from({ length: MOST_MINUTES + 10 }, (_, place) => makeMinute(place, [1])));

    expect(merged[0]).toMatchObject({ minute: minuteOf(10), requests: 11 });
    expect(merged.slice(1).every(({ requests }) => requests === 1)).toBe(true);
  });
});

describe('the steps of a span', () => {
  it('hold every request of it once, however many steps are asked for', () => {
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 500 }), (given, most) => {
        const span = { from: minuteOf(0), to: minuteOf(601), most };
        const points = trafficPoints(given, span);
        const [first, last] = [points[0]!, points.at(-1)!];
        expect(points.length).toBeLessThanOrEqual(most);
        expect(points.reduce((sum, { requests }) => sum + requests, 0)).toBe(totalTraffic(given).requests);
        expect([first.from, last.to >= span.to]).toEqual([span.from, true]);
        for (const [place, point] of points.entries()) expect(point.from).toBe(points[place - 1]?.to ?? span.from);
      }),
    );
  });

  it('without requests are there, and have no latency', () => {
    const points = trafficPoints([makeMinute(2, [0.004], { internal: 1 })], {
      from: minuteOf(0),
      to: minuteOf(4),
      most: 4,
    });

    expect(points.map(({ requests }) => requests)).toEqual([0, 0, 1, 0]);
    expect(points[2]).toMatchObject({ errors: { internal: 1 } });
    expect(points[0]?.seconds).toBeNull();
  });
});

describe('a quantile of latency', () => {
  it('lies in the bin of the request that it names', () => {
    const oneSecond = fc.double({ min: 0, max: 9.99, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(oneSecond, { minLength: 1, maxLength: 50 }),
        fc.constantFrom(0.5, 0.95, 0.99),
        (all, share) => {
          const sorted = all.toSorted((a, b) => a - b);
          const named = sorted[Math.ceil(share * all.length) - 1]!;
          const bin = latencyBin(named);
          const found = latencyQuantile(makeMinute(0, all).seconds, share)!;
          expect(found).toBeGreaterThanOrEqual(LATENCY_EDGES[bin - 1] ?? 0);
          expect(found).toBeLessThanOrEqual(LATENCY_EDGES[bin]!);
        },
      ),
    );
  });

  it('is none without requests, and the last edge beyond it', () => {
    expect(latencyQuantile(makeMinute(0, []).seconds, 0.5)).toBeNull();
    expect(latencyQuantile(makeMinute(0, [60]).seconds, 0.5)).toBe(LATENCY_EDGES.at(-1));
  });
});
