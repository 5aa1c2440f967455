import { describe, expect, test } from 'vitest';
import {
  type ColumnCounts,
  type ColumnReference,
  referenceSchema,
  windowCountsSchema,
} from '../package/reference.schema.ts';
import { driftReportSchema } from './drift-report.schema.ts';
import { FALSE_ALARM_RATE, judgeWindow } from './judge-window.ts';
import { mergeWindowCounts } from './merge-windows.ts';
import {
  categoryCounts,
  categoryReferenceOf,
  countNumbers,
  normals,
  numberReferenceOf,
  seededRandom,
  unchangedTraffic,
  windowOf,
} from './simulate.ts';

const prediction = categoryReferenceOf('prediction', [600, 400]);
const noPredictions = categoryCounts('prediction', [0, 0]);

function judgeColumns(
  columns: [ColumnReference, ColumnCounts][],
  rows: number,
  predicted: ColumnCounts = noPredictions,
) {
  const reference = referenceSchema.parse({
    schemaVersion: 1,
    rows: 1000,
    columns: columns.map(([column]) => column),
    prediction,
  });
  const window = windowCountsSchema.parse(
    windowOf(
      rows,
      columns.map(([, counts]) => counts),
      predicted,
    ),
  );
  return driftReportSchema.parse(judgeWindow(reference, window));
}

function judgeNumbers(before: Float32Array, now: Float32Array) {
  const column = numberReferenceOf('age', before);
  return judgeColumns([[column, countNumbers(column, now)]], now.length);
}

describe('numbers', () => {
  const random = seededRandom(1);
  const before = normals(random, 3000);

  test('the same distribution is no drift', () => {
    expect(judgeNumbers(before, normals(random, 2000)).verdict).toBe('ok');
  });

  test('a shift of a third of a standard deviation is drift, and says so in words', () => {
    const report = judgeNumbers(before, normals(random, 2000, 0.33));

    expect(report.verdict).toBe('drift');
    expect(report.columns[0]?.test).toBe('kolmogorov_smirnov');
    expect(report.words).toMatch(
      /1 of 1 columns moved \(2,000 rows against 1,000 of training\)\. age: mean -?0\.0\d+ -> 0\.3\d+, 0\.3\d+ standard deviations/,
    );
  });

  test('a shift that is significant but small is not', () => {
    const report = judgeNumbers(normals(random, 50_000), normals(random, 50_000, 0.03));

    expect(report.columns[0]?.adjustedPValue).toBeLessThan(0.01);
    expect(report.verdict).toBe('ok');
  });

  test('a large effect that may be chance is watched, not called drift', () => {
    const few = normals(random, 40);
    const report = judgeNumbers(few, normals(random, 600, 0.2));

    expect(report.columns[0]?.effect).toBeGreaterThan(0.1);
    expect(report.columns[0]?.adjustedPValue).toBeGreaterThan(0.01);
    expect(report.columns[0]?.verdict).toBe('watch');
  });

  test('another unit (times 1000) is drift with an effect of its true size', () => {
    const heights = normals(random, 3000, 1.7, 0.1);
    const report = judgeNumbers(
      heights,
      heights.slice(0, 1000).map((value) => value * 1000),
    );

    expect(report.verdict).toBe('drift');
    expect(report.columns[0]?.effect).toBeGreaterThan(10_000);
    expect(report.columns[0]?.outOfRange).toBe(1);
  });

  test('scaling reference and window together changes no verdict, statistic or effect', () => {
    const now = normals(random, 1500, 0.2, 1.1);
    const [plain, scaled] = [
      judgeNumbers(before, now),
      judgeNumbers(
        before.map((value) => value * 8),
        now.map((value) => value * 8),
      ),
    ];

    expect(scaled.verdict).toBe(plain.verdict);
    expect(scaled.columns[0]?.statistic).toBe(plain.columns[0]?.statistic);
    expect(scaled.columns[0]?.effect).toBeCloseTo(plain.columns[0]?.effect ?? -1, 6);
  });

  test('values that go missing are drift even though those left are as before', () => {
    const now = normals(random, 2000).map((value, index) => (index % 2 === 0 ? Number.NaN : value));
    const report = judgeNumbers(before, now);

    expect(report.verdict).toBe('drift');
    expect(report.columns[0]?.missing).toEqual({ reference: 0, window: 0.5 });
    expect(report.words).toContain('missing 0% -> 50%');
  });

  test('a window without any value has no statistic, but drifts by its missing share', () => {
    const report = judgeNumbers(before, new Float32Array(800).fill(Number.NaN));

    expect(report.columns[0]).toMatchObject({ statistic: null, pValue: null, effect: null, verdict: 'drift' });
  });

  test('a column that never had a value and has none now is as before', () => {
    const nothing = new Float32Array(900).fill(Number.NaN);

    expect(judgeNumbers(nothing, nothing).verdict).toBe('ok');
  });

  test('a constant that stays is as before; one that changes is drift', () => {
    const constant = new Float32Array(900).fill(3);
    const changed = new Float32Array(900).fill(4);

    expect(judgeNumbers(constant, constant).verdict).toBe('ok');
    expect(judgeNumbers(constant, changed).verdict).toBe('drift');
  });

  test('few distinct numbers are judged as levels', () => {
    const dice = (weight: number) =>
      Float32Array.from({ length: 1200 }, () => (random() < weight ? 6 : Math.floor(random() * 5) + 1));
    const [fair, other, loaded] = [dice(1 / 6), dice(1 / 6), dice(0.5)];

    expect(judgeNumbers(fair, other).columns[0]).toMatchObject({ test: 'chi_squared', verdict: 'ok' });
    expect(judgeNumbers(fair, loaded).verdict).toBe('drift');
  });
});

describe('categories', () => {
  const island = categoryReferenceOf('island', [500, 300, 200]);
  const judge = (counts: ColumnCounts, rows: number) => judgeColumns([[island, counts]], rows);

  test('equal shares are no drift', () => {
    expect(judge(categoryCounts('island', [250, 150, 100]), 500).verdict).toBe('ok');
  });

  test('other shares are drift, named by the level that moved most', () => {
    const report = judge(categoryCounts('island', [130, 120, 250]), 500);

    expect(report.verdict).toBe('drift');
    expect(report.words).toContain('island: "v2" 20% -> 50%');
  });

  test('values never seen in training are drift', () => {
    const report = judge({ ...categoryCounts('island', [200, 120, 80]), unseen: 100 }, 500);

    expect(report.verdict).toBe('drift');
    expect(report.words).toContain('20% values never seen in training');
  });

  test('few levels need 200 rows, numbers 500', () => {
    expect(judge(categoryCounts('island', [95, 60, 44]), 199)).toMatchObject({
      verdict: 'not_enough_data',
      rows: { minimum: 200 },
    });
    expect(judge(categoryCounts('island', [95, 60, 45]), 200).verdict).toBe('ok');
    const report = judgeNumbers(normals(seededRandom(2), 900), normals(seededRandom(3), 499));
    expect(report).toMatchObject({ verdict: 'not_enough_data', rows: { minimum: 500 } });
    expect(report.words).toContain('at least 500 are needed');
  });
});

describe('the model', () => {
  const same = (name: string): [ColumnReference, ColumnCounts] => [
    categoryReferenceOf(name, [500, 500]),
    categoryCounts(name, [500, 500]),
  ];
  const moved = (name: string): [ColumnReference, ColumnCounts] => [
    categoryReferenceOf(name, [500, 500]),
    categoryCounts(name, [900, 100]),
  ];

  test('one drifting column of four is watched, two are drift', () => {
    expect(judgeColumns([moved('a'), same('b'), same('c'), same('d')], 1000).verdict).toBe('watch');
    expect(judgeColumns([moved('a'), moved('b'), same('c'), same('d')], 1000).verdict).toBe('drift');
  });

  test('drifting predictions are drift whatever the columns do', () => {
    const report = judgeColumns([same('a'), same('b')], 1000, categoryCounts('prediction', [200, 800]));

    expect(report.prediction?.verdict).toBe('drift');
    expect(report.verdict).toBe('drift');
    expect(report.words).toContain('Predictions moved');
  });

  test('a count without predictions is judged on the columns', () => {
    expect(judgeColumns([same('a')], 1000).prediction).toBeNull();
  });

  test('a window over other bins is refused', () => {
    expect(() => judgeColumns([[categoryReferenceOf('a', [5, 5]), categoryCounts('a', [1, 2, 3])]], 500)).toThrow(
      /another model version/,
    );
  });

  test('windows merged are judged like the one window of all their rows', () => {
    const random = seededRandom(4);
    const traffic = unchangedTraffic(random, { numbers: 3, categories: 2, reference: 800 });
    const [a, b] = [traffic.window(700), traffic.window(400)];
    const merged = mergeWindowCounts([a, b], 'both');

    expect(merged.rows).toBe(1100);
    expect(judgeWindow(traffic.reference, merged)).toEqual(
      judgeWindow(traffic.reference, mergeWindowCounts([b, a], 'both')),
    );
    expect(merged.columns[0]?.counts).toEqual(
      a.columns[0]?.counts.map((count, bin) => count + (b.columns[0]?.counts[bin] ?? 0)),
    );
  });
});

test('unchanged traffic is called drift no more often than stated', () => {
  const random = seededRandom(5);
  const windows = 400;
  let alarms = 0;
  for (let index = 0; index < windows; index += 1) {
    const traffic = unchangedTraffic(random, { numbers: 2, categories: 1, reference: 300 });
    if (judgeWindow(traffic.reference, traffic.window(500)).verdict === 'drift') alarms += 1;
  }
  const bound = windows * FALSE_ALARM_RATE + 3 * Math.sqrt(windows * FALSE_ALARM_RATE * (1 - FALSE_ALARM_RATE));
  expect(alarms).toBeLessThanOrEqual(bound);
});

describe('a single broken column is drift, whatever the others do', () => {
  const random = seededRandom(5);
  const columns = ['a', 'b', 'c', 'd'].map((name) => numberReferenceOf(name, normals(random, 1000)));
  const judgeBroken = (rows: number, broken: (values: Float32Array) => Float32Array) =>
    judgeColumns(
      columns.map((column, index) => {
        const values = normals(random, rows);
        return [column, countNumbers(column, index === 0 ? broken(values) : values)];
      }),
      rows,
    );

  test.each([
    ['missing', (values: Float32Array) => values.fill(Number.NaN), /missing 0% -> 100%/],
    ['in another unit', (values: Float32Array) => values.map((value) => 100 + 10 * value), /100% outside the range/],
  ])('%s, with as few as 30 rows', (_, broken, words) => {
    for (const rows of [30, 300, 3000]) {
      const report = judgeBroken(rows, broken);
      expect(report).toMatchObject({ verdict: 'drift', columns: [{ column: 'a', verdict: 'drift' }, {}, {}, {}] });
      expect(report.words).toMatch(words);
    }
    expect(judgeBroken(29, broken).verdict).toBe('not_enough_data');
  });

  test('a share below half is for the tests to judge', () => {
    const third = (values: Float32Array) => values.map((value, row) => (row % 3 === 0 ? Number.NaN : value));

    expect(judgeBroken(300, third).verdict).toBe('not_enough_data');
    expect(judgeBroken(3000, third).verdict).toBe('watch');
  });

  test('values that were mostly missing and are there now are not broken', () => {
    const sparse = numberReferenceOf(
      'e',
      normals(random, 1000).map((value, row) => (row % 10 === 0 ? value : Number.NaN)),
    );
    const full = normals(random, 100);

    expect(judgeColumns([[sparse, countNumbers(sparse, full)]], 100).verdict).toBe('not_enough_data');
  });
});

describe('rows that cannot be read', () => {
  const column = numberReferenceOf('a', normals(seededRandom(6), 1000));
  const judgeRefused = (rows: number, refused: number) =>
    judgeWindow(referenceSchema.parse({ schemaVersion: 1, rows: 1000, columns: [column], prediction }), {
      ...windowOf(rows, [countNumbers(column, normals(seededRandom(7), rows))], noPredictions),
      refused,
    });

  test.each([
    [0, 799, 'drift', /^799 of 799 rows could not be read\./],
    [600, 600, 'drift', /^600 of 1,200 rows could not be read\. Nothing moved/],
    [950, 50, 'watch', /^50 of 1,000 rows could not be read/],
    [1000, 10, 'ok', /^10 of 1,010 rows could not be read/],
    [1000, 0, 'ok', /^Nothing moved/],
    [0, 20, 'not_enough_data', /^20 of 20 rows could not be read\. Not enough data/],
  ] as const)('%i read and %i not: %s', (rows, refused, verdict, words) => {
    const report = judgeRefused(rows, refused);

    expect(report.verdict).toBe(verdict);
    expect(report.words).toMatch(words);
  });
});
