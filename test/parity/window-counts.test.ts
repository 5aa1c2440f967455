import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { columnCountsSchema, columnReferenceSchema } from '@flowi/contracts/package';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createColumnCounter } from '../../containers/model-server/src/monitoring/column-counter.ts';
import { runPython } from './cases.ts';

const MINUTES = 60_000;
const SUM_TOLERANCE = 1e-9;

const float32 = z.base64().transform((text) => new Float32Array(new Uint8Array(Buffer.from(text, 'base64')).buffer));
const casesSchema = z.array(
  z.strictObject({
    reference: columnReferenceSchema,
    trained: float32,
    asked: float32,
    counts: columnCountsSchema.omit({ column: true }),
  }),
);

const folder = mkdtempSync(path.join(tmpdir(), 'flowi-counts-'));
let cases: z.infer<typeof casesSchema> = [];
beforeAll(async () => {
  const file = path.join(folder, 'cases.json');
  await runPython('parity.trainer.counts', file);
  cases = casesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}, 2 * MINUTES);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Case = (typeof cases)[number];

/** Counts of some values; the sum apart, since it depends on the order of the terms. */
function count({ reference }: Case, values: Float32Array) {
  const counter = createColumnCounter(reference);
  // In a matrix of two columns, as requests come.
  const matrix = new Float32Array(values.length * 2).fill(7);
  values.forEach((value, row) => {
    matrix[row * 2 + 1] = value;
  });
  counter.add(matrix, 1, 2, values.length);
  const { column: _, sum, ...counts } = counter.read();
  return { sum, counts };
}

test('rows that the reference was made of fall into its own bins, as often as it says', () => {
  expect(cases.length).toBeGreaterThan(400);
  for (const found of cases) {
    const { reference, trained } = found;
    const { counts, other, missing, unseen } = count(found, trained).counts;
    const own = reference.kind === 'category' ? reference : { ...reference, other: 0, unseen: 0 };

    expect({ counts, other, missing, unseen }).toEqual({
      counts: own.counts,
      other: own.other,
      missing: own.missing,
      unseen: own.unseen,
    });
    expect(count(found, trained).counts.outOfRange).toBe(0);
  }
});

test('other rows are counted as Python counts them: on edges, right beside them, beyond them, missing, unseen, collapsed', () => {
  const met = { missing: 0, unseen: 0, other: 0, outOfRange: 0 };
  for (const found of cases) {
    const { sum, ...expected } = found.counts;
    const given = count(found, found.asked);
    const size = found.asked.reduce((total, value) => total + (Number.isNaN(value) ? 0 : Math.abs(value)), 0);

    expect(given.counts).toEqual(expected);
    if (found.reference.kind === 'number') expect(Math.abs(given.sum - sum)).toBeLessThanOrEqual(SUM_TOLERANCE * size);
    for (const key of ['missing', 'unseen', 'other', 'outOfRange'] as const) met[key] += expected[key];
  }
  for (const [kind, times] of Object.entries(met)) expect(times, kind).toBeGreaterThan(0);
});

test('counts of windows add up', () => {
  for (const found of cases) {
    const counter = createColumnCounter(found.reference);
    const middle = Math.floor(found.asked.length / 3);
    counter.add(found.asked.subarray(0, middle), 0, 1, middle);
    counter.add(found.asked, middle, 1, found.asked.length - middle);

    expect(counter.read()).toMatchObject(count(found, found.asked).counts);
    counter.clear();
    expect(counter.read().counts.every((times) => times === 0)).toBe(true);
  }
});
