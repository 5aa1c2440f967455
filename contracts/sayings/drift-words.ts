import type { ColumnDrift, DriftReport } from '../monitoring/drift-report.schema.ts';

/** What is said of drift in one language; numbers come written. */
export interface DriftWords {
  readonly count: (count: number) => string;
  /** Three significant digits, without an exponent in the usual range. */
  readonly figure: (value: number) => string;
  readonly percent: (share: number) => string;
  readonly column: (name: string, parts: readonly string[], verdict: ColumnDrift['verdict']) => string;
  readonly mean: (from: string, to: string) => string;
  readonly meanBy: (from: string, to: string, deviations: string) => string;
  readonly level: (value: string | null, from: string, to: string) => string;
  readonly missing: (from: string, to: string) => string;
  readonly unseen: (share: string) => string;
  readonly outOfRange: (share: string) => string;
  readonly unreadable: (refused: string, all: string) => string;
  readonly tooFew: (window: string, reference: string, minimum: string) => string;
  readonly nothingMoved: (window: string, reference: string) => string;
  readonly moved: (moved: number, columns: number, window: string, reference: string) => string;
  readonly predictions: (words: string) => string;
}

const rounded = (value: number) => String(Number(value.toPrecision(3)));
const ENDINGS: Readonly<Record<ColumnDrift['verdict'], string>> = {
  ok: '',
  watch: ' (may be chance)',
  drift: '',
  not_enough_data: ' (too few rows to judge)',
};
const sizes = (window: string, reference: string) => `${window} rows against ${reference} of training`;

/** As reports keep it. */
const ENGLISH_DRIFT: DriftWords = {
  count: (count) => count.toLocaleString('en'),
  figure: rounded,
  percent: (share) => `${rounded(share * 100)}%`,
  column: (name, parts, verdict) => `${name}: ${parts.join('; ') || 'as before'}${ENDINGS[verdict]}`,
  mean: (from, to) => `mean ${from} -> ${to}`,
  meanBy: (from, to, deviations) => `mean ${from} -> ${to}, ${deviations} standard deviations`,
  level: (value, from, to) => `${JSON.stringify(value ?? 'other values')} ${from} -> ${to}`,
  missing: (from, to) => `missing ${from} -> ${to}`,
  unseen: (share) => `${share} values never seen in training`,
  outOfRange: (share) => `${share} outside the range seen in training`,
  unreadable: (refused, all) => `${refused} of ${all} rows could not be read.`,
  tooFew: (window, reference, minimum) =>
    `Not enough data: ${sizes(window, reference)}; at least ${minimum} are needed.`,
  nothingMoved: (window, reference) => `Nothing moved: ${sizes(window, reference)}.`,
  moved: (moved, columns, window, reference) => `${moved} of ${columns} columns moved (${sizes(window, reference)}).`,
  predictions: (words) => `Predictions moved. ${words}.`,
};

const LEAST_SHARE = 0.005;
/** Columns that are told one by one. */
const MOST_TOLD = 3;

/** What moved in a column and by how much, in plain words. */
export function columnWords(column: Omit<ColumnDrift, 'words'>, words: DriftWords = ENGLISH_DRIFT): string {
  const { missing, unseen, outOfRange } = column;
  const parts = [
    movedWords(column, words),
    Math.abs(missing.window - missing.reference) >= LEAST_SHARE
      ? words.missing(words.percent(missing.reference), words.percent(missing.window))
      : '',
    unseen >= LEAST_SHARE ? words.unseen(words.percent(unseen)) : '',
    outOfRange >= LEAST_SHARE ? words.outOfRange(words.percent(outOfRange)) : '',
  ].filter((part) => part !== '');
  return words.column(column.column, parts, column.verdict);
}

function movedWords({ mean, level, test, effect }: Omit<ColumnDrift, 'words'>, words: DriftWords): string {
  if (level !== null) return words.level(level.value, words.percent(level.reference), words.percent(level.window));
  if (mean === null || mean.reference === null || mean.window === null) return '';
  const [from, to] = [words.figure(mean.reference), words.figure(mean.window)];
  return effect === null || test === 'chi_squared'
    ? words.mean(from, to)
    : words.meanBy(from, to, words.figure(effect));
}

/** What is told of a report: the columns that moved most, and how many there are. */
export interface ToldReport extends Pick<DriftReport, 'verdict' | 'rows'> {
  /** At most three, those that moved most first. */
  readonly columns: readonly Omit<ColumnDrift, 'words'>[];
  readonly moved: number;
  readonly judged: number;
  readonly prediction: Omit<ColumnDrift, 'words'> | null;
}

/** The part of a report that is told in words. */
export function toldOf({ verdict, rows, columns, prediction }: Omit<DriftReport, 'words'>): ToldReport {
  const moved = columns.filter((column) => column.verdict === 'drift').sort((a, b) => relative(b) - relative(a));
  return {
    verdict,
    rows,
    columns: moved.slice(0, MOST_TOLD).map(withoutWords),
    moved: moved.length,
    judged: columns.length,
    prediction: prediction && withoutWords(prediction),
  };
}

/** What is judged of a column, for whoever says it in words of their own. */
export function withoutWords({ words: _, ...column }: ColumnDrift): Omit<ColumnDrift, 'words'> {
  return column;
}

/** The whole window in one text, the columns that moved most first. */
export function reportWords(report: Omit<DriftReport, 'words'>, words: DriftWords = ENGLISH_DRIFT): string {
  return toldWords(toldOf(report), words);
}

/** The same of what is told of a report. */
export function toldWords(
  { rows, verdict, columns, moved, judged, prediction }: ToldReport,
  words: DriftWords = ENGLISH_DRIFT,
): string {
  const [window, reference] = [words.count(rows.window), words.count(rows.reference)];
  const unreadable =
    rows.refused === 0 ? [] : [words.unreadable(words.count(rows.refused), words.count(rows.window + rows.refused))];
  if (verdict === 'not_enough_data') {
    return [...unreadable, words.tooFew(window, reference, words.count(rows.minimum))].join(' ');
  }
  const predictions = prediction?.verdict === 'drift' ? [words.predictions(columnWords(prediction, words))] : [];
  if (moved === 0 && predictions.length === 0) return [...unreadable, words.nothingMoved(window, reference)].join(' ');
  const each = columns.map((column) => `${columnWords(column, words)}.`);
  return [...unreadable, words.moved(moved, judged, window, reference), ...each, ...predictions].join(' ');
}

function relative(column: ColumnDrift): number {
  const shares = Math.max(Math.abs(column.missing.window - column.missing.reference), column.unseen, column.outOfRange);
  return Math.max((column.effect ?? 0) / column.effectLine, shares / 0.05);
}
