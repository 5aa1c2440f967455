import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { CompareRow, Value } from './compare-row.ts';

export const COLUMN_KINDS = ['fact', 'parameter', 'metric', 'test'] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

export type Direction = 'maximize' | 'minimize';

/** Something that trials are compared by. */
export interface Column {
  /** As the address names it. */
  readonly key: string;
  readonly kind: ColumnKind;
  /** `node.parameter`, the name of the metric, or which fact. */
  readonly name: string;
  readonly valueIn: (row: CompareRow) => Value | undefined;
  /** Which way is better; undefined where nothing is. */
  readonly direction: Direction | undefined;
}

export const FACTS = ['run', 'flow', 'version', 'model', 'state', 'seconds'] as const;
export type Fact = (typeof FACTS)[number];

const FACT_VALUES: Readonly<Record<Fact, (row: CompareRow) => Value>> = {
  run: ({ run }) => run.runId,
  flow: ({ run }) => run.flowId,
  version: ({ run }) => run.flowVersion,
  model: ({ trial }) => trial.modelNode,
  state: ({ trial }) => trial.state,
  seconds: ({ trial }) => trial.seconds,
};

/** A parameter's value as a flow file would have it. */
function asValue(value: unknown): Value | undefined {
  if (value === undefined || typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}

/** Every column that any of the rows has: facts, parameters by node, metrics of the validation, and of the held-out rows. */
export function columnsOf(
  rows: readonly CompareRow[],
  catalogue: Pick<ComponentCatalogue, 'metric'> | undefined,
): readonly Column[] {
  const parameters = new Map<string, Column>();
  const metrics = new Set<string>();
  const tests = new Set<string>();
  for (const { run, trial, chosen } of rows) {
    for (const [node, params] of Object.entries(trial.params)) addParameters(parameters, node, params);
    addNames(metrics, trial.metrics);
    if (chosen) addNames(tests, run.testMetrics ?? {});
  }
  const directions = new Map([...metrics, ...tests].map((name) => [name, catalogue?.metric(name)?.direction]));
  return [
    ...FACTS.map(factColumn),
    ...parameters.values(),
    ...[...metrics].map((name) => metricColumn(name, directions.get(name))),
    ...[...tests].map((name) => testColumn(name, directions.get(name))),
  ];
}

function addParameters(known: Map<string, Column>, node: string, params: object): void {
  for (const name of Object.keys(params)) {
    const key = `p.${node}.${name}`;
    if (!known.has(key)) known.set(key, parameterColumn(key, node, name));
  }
}

function addNames(known: Set<string>, record: object): void {
  for (const name of Object.keys(record)) known.add(name);
}

function factColumn(name: Fact): Column {
  const direction = name === 'seconds' ? 'minimize' : undefined;
  return { key: `r.${name}`, kind: 'fact', name, valueIn: FACT_VALUES[name], direction };
}

function parameterColumn(key: string, node: string, name: string): Column {
  const valueIn = ({ trial }: CompareRow) => asValue(trial.params[node]?.[name]);
  return { key, kind: 'parameter', name: `${node}.${name}`, valueIn, direction: undefined };
}

function metricColumn(name: string, direction: Direction | undefined): Column {
  return { key: `m.${name}`, kind: 'metric', name, valueIn: ({ trial }) => trial.metrics[name], direction };
}

/** Held-out rows are scored once for a run, with the trial it chose. */
function testColumn(name: string, direction: Direction | undefined): Column {
  const valueIn = ({ run, chosen }: CompareRow) => (chosen ? run.testMetrics?.[name] : undefined);
  return { key: `t.${name}`, kind: 'test', name, valueIn, direction };
}

/** True when two rows have different values; rows whose path lacks the column say nothing. */
export function differs(column: Column, rows: readonly CompareRow[]): boolean {
  let first: Value | undefined;
  for (const row of rows) {
    const value = column.valueIn(row);
    if (value === undefined) continue;
    if (first === undefined) first = value;
    else if (value !== first) return true;
  }
  return false;
}

/** The metrics that the trials were chosen by, most often used first. */
export function selectingMetrics(rows: readonly CompareRow[]): readonly string[] {
  const used = new Map<string, number>();
  for (const { run } of rows)
    if (run.selectedBy !== null) used.set(run.selectedBy, (used.get(run.selectedBy) ?? 0) + 1);
  return [...used.entries()].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** What tells the rows apart, and how well each did: facts and parameters that differ, and the metrics trials were chosen by. */
export function tellingColumns(columns: readonly Column[], rows: readonly CompareRow[]): readonly Column[] {
  const selecting = new Set(selectingMetrics(rows));
  const severalRuns = new Set(rows.map(({ run }) => run.runId)).size > 1;
  return columns.filter((column) => {
    if (column.kind === 'metric') return selecting.has(column.name);
    if (column.kind === 'test') return severalRuns && selecting.has(column.name);
    return column.name !== 'seconds' && column.name !== 'run' && differs(column, rows);
  });
}
