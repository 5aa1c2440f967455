import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelContractSchema, referenceSchema, type WindowCounts, windowCountsSchema } from '@flowi/contracts/package';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ObjectStore } from '../storage/object-store.ts';
import { PACKAGES } from '../testing/fixtures.ts';
import { createColumnCounter } from './column-counter.ts';
import { createWindowCounter } from './window-counter.ts';
import { createWindowWriter } from './window-writer.ts';

const read = (file: string): unknown => JSON.parse(readFileSync(join(PACKAGES, 'classifier', file), 'utf8'));
const contract = modelContractSchema.parse(read('contract.json'));
const reference = referenceSchema.parse(read('reference.json'));
const ROW = Float32Array.of(1.4, 0.2, 1, 0, 1);

/** A store in memory whose writes fail while `down` is set; a lost answer is a write that arrived but failed all the same. */
function setUp(limits: { mostRows?: number; mostMilliseconds?: number } = {}) {
  const state = {
    down: false,
    loseAnswers: false,
    time: Date.parse('2026-05-04T10:00:00Z'),
    objects: new Map<string, WindowCounts>(),
    failures: 0,
  };
  const store: Pick<ObjectStore, 'write'> = {
    write: async (address, body) => {
      if (state.down) throw new Error('S3 is away');
      state.objects.set(address, windowCountsSchema.parse(JSON.parse(String(body))));
      if (state.loseAnswers) throw new Error('the answer got lost');
    },
  };
  const counter = createWindowCounter(contract, reference);
  const writer = createWindowWriter({
    counter,
    store: store as ObjectStore,
    prefix: 's3://models/windows/d1/',
    packageDigest: `sha256:${'1'.repeat(64)}`,
    mostRows: limits.mostRows ?? 100,
    mostMilliseconds: limits.mostMilliseconds ?? 60_000,
    now: () => new Date(state.time),
    onWrite: (error) => {
      if (error !== null) state.failures += 1;
    },
  });
  const rows = () => [...state.objects.values()].reduce((sum, window) => sum + window.rows, 0);
  return { state, counter, writer, rows };
}

test('a window is due by rows or by age, never when empty', () => {
  const { state, counter, writer } = setUp({ mostRows: 2, mostMilliseconds: 1000 });

  state.time += 5_000;
  expect(writer.due()).toBe(false);
  counter.addRows(ROW, 1);
  expect(writer.due()).toBe(true);
});

test('windows lie below their day under keys of their own', async () => {
  const { state, counter, writer } = setUp();
  for (let index = 0; index < 2; index += 1) {
    counter.addRows(ROW, 1);
    await writer.flush();
  }

  expect(state.objects.size).toBe(2);
  for (const key of state.objects.keys()) expect(key).toMatch(/^s3:\/\/models\/windows\/d1\/2026-05-04\/.+\.json$/);
});

test('a window lies below the day it was closed on, however long the server was idle before', async () => {
  const { state, counter, writer } = setUp();
  state.time += 3 * 24 * 3600_000;
  counter.addRows(ROW, 1);
  await writer.flush();

  expect([...state.objects.keys()]).toEqual([expect.stringMatching(/^s3:\/\/models\/windows\/d1\/2026-05-07\//)]);
});

test('counts survive a store that is away for long, each row exactly once', async () => {
  const { state, counter, writer, rows } = setUp();
  state.down = true;
  for (let index = 0; index < 30; index += 1) {
    counter.addRows(ROW, 1);
    expect(await writer.flush()).toBe(false);
  }
  state.down = false;

  expect(await writer.flush()).toBe(true);

  expect(rows()).toBe(30);
  expect(state.objects.size).toBeLessThan(12);
  expect(state.failures).toBe(30);
});

test('a write whose answer got lost is repeated under the same key: nothing is counted twice', async () => {
  const { state, counter, writer, rows } = setUp();
  counter.addRows(ROW, 1);
  state.loseAnswers = true;
  await writer.flush();
  state.loseAnswers = false;

  await writer.flush();

  expect(state.objects.size).toBe(1);
  expect(rows()).toBe(1);
});

test('after a failure it waits a moment before it is due again', async () => {
  const { state, counter, writer } = setUp({ mostRows: 1 });
  counter.addRows(ROW, 1);
  state.down = true;
  await writer.flush();

  expect(writer.due()).toBe(false);
  state.time += 5_001;
  expect(writer.due()).toBe(true);
});

test('values lie in the bin whose edges enclose them, the upper edge included', () => {
  const { counter } = setUp();
  const [column] = reference.columns;
  if (column?.kind !== 'number') throw new TypeError('the first column of the fixture is a number');
  const values = [...column.edges, ...column.edges.map((edge) => edge + 1e-4), -5, 99, Number.NaN];

  for (const value of values) counter.addRows(Float32Array.of(value, 0, 0, -2, 2), 1);

  const [counted, , , country, region] = counter.read({
    windowId: 'w',
    packageDigest: `sha256:${'1'.repeat(64)}`,
    from: new Date(0),
    to: new Date(0),
  }).columns;
  const present = values.filter((value) => !Number.isNaN(value)).map(Math.fround);
  const expected = column.counts.map(
    (_, bin) =>
      present.filter(
        (value) => value > (column.edges[bin - 1] ?? -Infinity) && value <= (column.edges[bin] ?? Infinity),
      ).length,
  );
  expect(counted?.counts).toEqual(expected);
  expect(counted).toMatchObject({ missing: 1, outOfRange: 2 });
  expect(country).toMatchObject({ unseen: values.length, missing: 0 });
  expect(region).toMatchObject({ other: values.length });
});

test('whatever the edges, a value lies in the bin that their definition says', () => {
  const float = fc.float({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.uniqueArray(float, { maxLength: 40 }), fc.array(float, { maxLength: 40 }), (some, others) => {
      const edges = [...new Set(some.map((edge) => edge + 0))].sort((a, b) => a - b);
      const moments = { missing: 0, distinct: 11, minimum: null, maximum: null, mean: null, deviation: null };
      const counter = createColumnCounter({ kind: 'number', column: 'x', edges, counts: [], ...moments });
      const values = Float32Array.from([...edges, ...others]);

      counter.add(values, 0, 1, values.length);

      const expected = new Array<number>(edges.length + 1).fill(0);
      for (const value of values) expected[edges.filter((edge) => edge < value).length]! += 1;
      expect(counter.read().counts).toEqual(expected);
    }),
  );
});
