import { ComponentCatalogue, catalogueSchema } from '@flowi/contracts/catalogue';
import catalogueJson from '@flowi/contracts/catalogue.json' with { type: 'json' };
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRun, makeTrials } from '../../../testing/make-records.ts';
import { makeAxis } from './axis.ts';
import { type Column, columnsOf, differs, tellingColumns } from './columns.ts';
import { type CompareRow, rowsOf } from './compare-row.ts';
import { type Condition, meets, readConditions, rowsMeeting, writeConditions } from './conditions.ts';
import { toCsv } from './csv.ts';
import { deltaOf } from './deltas.ts';
import { groupRows } from './groups.ts';
import { columnChanges, shownColumns } from './shown-columns.ts';
import { readSorting, sortRows, writeSorting } from './sorting.ts';
import { readTrialChoice, writeTrialChoice } from './trial-choice.ts';

const catalogue = new ComponentCatalogue(catalogueSchema.parse(catalogueJson));
const [first] = makeTrials();

/** Rows of one run whose trials have these parameters of one node and these metrics. */
function makeRows(
  trials: readonly { params?: Record<string, unknown>; metrics?: Record<string, number> }[],
): readonly CompareRow[] {
  if (first === undefined) throw new Error('There are no trials to begin with.');
  return rowsOf(
    [makeRun({ chosenTrial: 1 })],
    trials.map(({ params = {}, metrics = {} }, index) => ({
      ...first,
      number: index + 1,
      params: { svc: params },
      metrics,
    })),
  );
}

function column(rows: readonly CompareRow[], key: string): Column {
  const found = columnsOf(rows, catalogue).find((one) => one.key === key);
  if (found === undefined) throw new Error(`There is no column ${key}.`);
  return found;
}

const key = fc.string({ minLength: 1, maxLength: 20 });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('what the address holds', () => {
  it('gives back the conditions that were written into it, whatever their names and values', () => {
    const range = fc
      .record({ from: finite, to: finite }, { requiredKeys: [] })
      .filter((one) => Object.keys(one).length > 0)
      // Minus zero is written as zero.
      .map((one) => Object.fromEntries(Object.entries(one).map(([end, value]) => [end, value + 0])));
    const words = fc.record({ oneOf: fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }) });
    const conditions = fc.array(fc.tuple(key, fc.oneof(range, words)), { maxLength: 5 });
    fc.assert(
      fc.property(conditions, (entries) => {
        const given = new Map<string, Condition>(entries);
        expect(readConditions(writeConditions(given))).toEqual(given);
      }),
    );
  });

  it('takes from a mangled address what it can', () => {
    expect(readConditions('m.accuracy:0.9..;;nonsense;p.x:..;%:1..2;p.k=a|%')).toEqual(
      new Map<string, Condition>([
        ['m.accuracy', { from: 0.9 }],
        ['p.k', { oneOf: ['a'] }],
      ]),
    );
  });

  it('keeps thousands of chosen trials short, and gives them back', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.option(numbers), { minLength: 1, maxLength: 4 }), (choices) => {
        const runIds = choices.map((_, index) => `run-${index}`);
        const chosen = new Map(
          choices.flatMap((one, index) => (one === null ? [] : [[`run-${index}`, new Set(one)] as const])),
        );
        expect(readTrialChoice(runIds, writeTrialChoice(runIds, chosen))).toEqual(chosen);
      }),
    );
    const most = new Set(Array.from({ length: 4_999 }, (_, index) => index + 2));
    expect(writeTrialChoice(['run-1'], new Map([['run-1', most]]))).toBe('2-5000');
  });

  it('leads from the usual columns to any others and back', () => {
    const all = Array.from({ length: 12 }, (_, index) => index).map(
      (index): Column => ({
        key: `m.a,b~${index}`,
        kind: 'metric',
        name: `${index}`,
        valueIn: () => 1,
        direction: undefined,
      }),
    );
    fc.assert(
      fc.property(fc.subarray(all), fc.subarray(all), (usual, wanted) => {
        const changes = columnChanges(usual, new Set(wanted.map((one) => one.key)));
        expect(shownColumns(all, usual, changes)).toEqual(wanted);
      }),
    );
  });

  it('keeps how rows are sorted', () => {
    for (const sorting of [
      { key: 'm.accuracy', descending: true },
      { key: 'p.svc.C', descending: false },
    ])
      expect(readSorting(writeSorting(sorting))).toEqual(sorting);
  });
});

describe('which columns tell trials apart', () => {
  it('are the parameters with several values, and no others', () => {
    const value = fc.oneof(fc.constantFrom(1, 2), fc.constantFrom('a', 'b'), fc.constant(undefined));
    fc.assert(
      fc.property(fc.array(fc.record({ C: value, kernel: value }), { minLength: 1, maxLength: 6 }), (trials) => {
        const rows = makeRows(trials.map((params) => ({ params })));
        const telling = tellingColumns(columnsOf(rows, catalogue), rows).map((one) => one.key);
        for (const name of ['C', 'kernel'] as const) {
          const values = new Set(trials.map((params) => params[name]).filter((one) => one !== undefined));
          expect(telling.includes(`p.svc.${name}`)).toBe(values.size > 1);
        }
      }),
    );
  });

  it('come with the metric that trials were chosen by, and leave the others to be asked for', () => {
    const rows = rowsOf([makeRun()], makeTrials());

    expect(tellingColumns(columnsOf(rows, catalogue), rows).map((one) => one.key)).toEqual([
      'p.fill.strategy',
      'p.svc.C',
      'm.accuracy',
    ]);
  });

  it('tell runs and flows apart where there are several, and show the held-out rows of the chosen trials', () => {
    const runs = [makeRun(), makeRun({ runId: 'run-2', flowId: 'other', flowVersion: 5 })];
    const trials = makeTrials().flatMap((trial) => runs.map(({ runId }) => ({ ...trial, runId })));
    const rows = rowsOf(runs, trials);
    const telling = tellingColumns(columnsOf(rows, catalogue), rows);

    expect(telling.map((one) => one.key)).toEqual([
      'r.flow',
      'r.version',
      'p.fill.strategy',
      'p.svc.C',
      'm.accuracy',
      't.accuracy',
    ]);
    const held = telling.find((one) => one.key === 't.accuracy');
    expect(rows.flatMap((row) => held?.valueIn(row) ?? [])).toEqual([0.9667, 0.9667]);
  });

  it('finds a difference among thousands of rows with hundreds of metrics', () => {
    const names = Array.from({ length: 300 }, (_, index) => `metric_${index}`);
    const rows = makeRows(
      Array.from({ length: 5_000 }, (_, row) => ({
        params: { C: row % 7 },
        metrics: Object.fromEntries(names.map((name, index) => [name, index === 299 ? row : 1])),
      })),
    );
    const columns = columnsOf(rows, catalogue);

    expect(columns.filter(({ kind }) => kind === 'metric')).toHaveLength(300);
    expect(columns.filter((one) => one.kind === 'metric' && differs(one, rows)).map(({ name }) => name)).toEqual([
      'metric_299',
    ]);
  });
});

describe('an axis that is brushed', () => {
  const numbers = fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 });

  it('takes in the extreme value when it is brushed past its end, logarithmic or not', () => {
    fc.assert(
      fc.property(numbers, fc.boolean(), fc.double({ min: 0.03, max: 0.97, noNaN: true }), (values, log, inner) => {
        const rows = makeRows(values.map((C) => ({ params: { C } })));
        const axis = makeAxis(column(rows, 'p.svc.C'), rows, log);
        const met = (from: number, to: number) => {
          const condition = axis.conditionOf(from, to);
          return values.filter((value) => condition === null || meets(value, condition));
        };
        if (Math.min(...values) < Math.max(...values)) {
          expect(met(inner, 1.4)).toContain(Math.max(...values));
          expect(met(inner, -0.4)).toContain(Math.min(...values));
        }
        expect(met(-0.4, 1.4)).toEqual(values);
      }),
    );
  });

  it('means what lies between the two places', () => {
    fc.assert(
      fc.property(numbers, fc.boolean(), fc.tuple(fc.nat(19), fc.nat(19)), (values, log, [one, other]) => {
        const rows = makeRows(values.map((C) => ({ params: { C } })));
        const axis = makeAxis(column(rows, 'p.svc.C'), rows, log);
        const [a = 0, b = 0] = [values[one % values.length], values[other % values.length]].map(axis.placeOf);
        const condition = axis.conditionOf(a, b);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        for (const value of values) {
          const place = axis.placeOf(value) ?? 0;
          if (place >= low && place <= high) expect(condition === null || meets(value, condition)).toBe(true);
        }
      }),
    );
  });

  it('takes the words that are brushed', () => {
    const rows = makeRows(['linear', 'poly', 'rbf'].map((kernel) => ({ params: { kernel } })));
    const axis = makeAxis(column(rows, 'p.svc.kernel'), rows, true);
    const place = (word: string) => axis.placeOf(word) ?? 0;

    expect(axis.log).toBe(false);
    expect(axis.conditionOf(place('linear') - 0.01, place('poly') + 0.01)).toEqual({ oneOf: ['linear', 'poly'] });
    expect(axis.conditionOf(-1, 2)).toBeNull();
  });
});

it('lets through the rows that meet every condition', () => {
  const rows = makeRows([
    { params: { C: 1 }, metrics: { accuracy: 0.9 } },
    { params: { C: 10 }, metrics: { accuracy: 0.8 } },
    {},
  ]);
  const columns = columnsOf(rows, catalogue);
  const numbers = (conditions: Record<string, Condition>) =>
    rowsMeeting(rows, columns, new Map(Object.entries(conditions))).map(({ trial }) => trial.number);

  expect(numbers({ 'p.svc.C': { from: 1 } })).toEqual([1, 2]);
  expect(numbers({ 'p.svc.C': { from: 1 }, 'm.accuracy': { to: 0.85 } })).toEqual([2]);
  expect(numbers({ 'p.svc.C': { oneOf: ['10'] } })).toEqual([2]);
  expect(numbers({ 'm.gone': { from: 1 } })).toEqual([1, 2, 3]);
});

it('sorts numbers as numbers and leaves rows without a value for last, either way', () => {
  const rows = makeRows([{ params: { C: 10 } }, {}, { params: { C: 9 } }]);
  const sorted = (descending: boolean) =>
    sortRows(rows, columnsOf(rows, catalogue), { key: 'p.svc.C', descending }).map(({ trial }) => trial.number);

  expect(sorted(false)).toEqual([3, 1, 2]);
  expect(sorted(true)).toEqual([1, 3, 2]);
});

it('knows better from worse by the direction of the metric', () => {
  expect(deltaOf(0.8, 0.9, 'maximize')?.judgement).toBe('worse');
  expect(deltaOf(0.8, 0.9, 'minimize')?.judgement).toBe('better');
  expect(deltaOf(0.8, 0.9, undefined)?.judgement).toBeUndefined();
  expect(deltaOf(0.9, 0.9, 'maximize')).toBeNull();
  expect(deltaOf('rbf', 0.9, 'maximize')).toBeNull();
  expect(column(makeRows([{ metrics: { log_loss: 1 } }]), 'm.log_loss').direction).toBe('minimize');
});

it('puts rows together by a value, with mean and spread', () => {
  const rows = makeRows([
    { params: { kernel: 'rbf' }, metrics: { accuracy: 0.8 } },
    { params: { kernel: 'linear' }, metrics: { accuracy: 0.5 } },
    { params: { kernel: 'rbf' }, metrics: { accuracy: 0.6 } },
    { params: { kernel: 'rbf' } },
  ]);

  const groups = groupRows(rows, column(rows, 'p.svc.kernel'), column(rows, 'm.accuracy'));

  expect(groups).toEqual([
    { value: 'linear', count: 1, mean: 0.5, deviation: 0, low: 0.5, high: 0.5 },
    { value: 'rbf', count: 2, mean: 0.7, deviation: expect.closeTo(0.1414, 4), low: 0.6, high: 0.8 },
  ]);
});

describe('a file of comma separated values', () => {
  it('holds no text that a spreadsheet would run, and numbers as they are', () => {
    expect(toCsv([['=1+1', '+a', '-b', '@c', '\tx', 'plain', -0.5, 1e-7, undefined]])).toBe(
      "'=1+1,'+a,'-b,'@c,'\tx,plain,-0.5,1e-7,\r\n",
    );
  });

  it('quotes what would break it', () => {
    expect(toCsv([['a,b', 'say "x"', 'two\nlines']])).toBe('"a,b","say ""x""","two\nlines"\r\n');
  });
});
