import { FlowiError } from '../errors/flowi-error.ts';
import type { ColumnCounts, ColumnReference, Reference, WindowCounts } from '../package/reference.schema.ts';
import { columnWords, reportWords } from '../sayings/drift-words.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { type Check, type ColumnEvidence, gatherEvidence } from './column-evidence.ts';
import type { ColumnDrift, DriftReport } from './drift-report.schema.ts';
import { total } from './kolmogorov.ts';
import { DRIFT_THRESHOLDS, type DriftThresholds } from './thresholds.ts';

/**
 * Chance that a window of unchanged traffic is called drift, with the thresholds as they are. It is their level: without any change,
 * Benjamini-Hochberg lets a false rejection happen in that share of windows. That a change must also be large, and in
 * several columns, makes it rarer. In the simulation of bench/drift-calibration.ts (4,000 windows a setting) the worst case, two
 * columns and 120 training rows, came to 0.010; six columns and 1,000 training rows to less than 0.001.
 */
export const FALSE_ALARM_RATE = 0.01;

/**
 * Judges a window of traffic, or a batch, against what the model was trained on. A column drifts when a change is significant
 * after correction over all tests AND large; the model drifts when its predictions do, or enough columns. Values that are mostly
 * gone, unknown or out of range in a single column, or rows of which most cannot be read, are drift by themselves: something
 * before the model is broken, and few rows are enough to see it.
 *
 * @throws FlowiError `conflict` when the window was counted over another reference
 */
export function judgeWindow(
  reference: Reference,
  window: WindowCounts,
  thresholds: DriftThresholds = DRIFT_THRESHOLDS,
): DriftReport {
  const evidence = reference.columns.map((column) =>
    gatherEvidence(column, countsOf(column, window.columns), thresholds),
  );
  const predicted = hasPredictions(window)
    ? [gatherEvidence(reference.prediction, countsOf(reference.prediction, [window.prediction]), thresholds)]
    : [];
  const all = [...evidence, ...predicted];
  const adjusted = adjust(all.flatMap((column) => column.checks));
  const judged = all.map((column) => judgeColumn(column, adjusted, thresholds, window.rows));
  const columns = judged.slice(0, evidence.length);
  const [prediction = null] = judged.slice(evidence.length);
  const minimum = Math.max(...all.map((column) => column.minimumRows));
  const unreadable = unreadableRows(window, thresholds);
  const broken = unreadable === 'drift' || all.some((column) => isBroken(column, thresholds, window.rows));
  const judgement = window.rows < minimum ? 'not_enough_data' : overall(columns, prediction, thresholds);
  const report = {
    schemaVersion: 1 as const,
    verdict: broken ? ('drift' as const) : judgement === 'ok' ? unreadable : judgement,
    rows: { reference: reference.rows, window: window.rows, minimum, refused: window.refused },
    columns,
    prediction,
    falseAlarmRate: FALSE_ALARM_RATE,
  };
  return { ...report, words: reportWords(report) };
}

function countsOf(reference: ColumnReference, columns: readonly ColumnCounts[]): ColumnCounts {
  const found = columns.find((counts) => counts.column === reference.column);
  if (found?.counts.length === reference.counts.length) return found;
  throw new FlowiError(
    'conflict',
    `The window has no counts of ${JSON.stringify(reference.column)} over the bins of this reference; it belongs to another model version.`,
  );
}

/** A count before scoring has none; its drift is judged on the columns alone. */
function hasPredictions({ prediction }: WindowCounts): boolean {
  return total(prediction.counts) + prediction.other + prediction.missing + prediction.unseen > 0;
}

/** What rows that cannot be read say about a window; few rows say nothing. */
function unreadableRows(
  { rows, refused }: WindowCounts,
  { broken, share, rowsOfBroken }: DriftThresholds,
): DriftReport['verdict'] {
  const all = rows + refused;
  if (all < rowsOfBroken || refused < share * all) return 'ok';
  return refused < broken * all ? 'watch' : 'drift';
}

/** Most values of a column are gone, unknown or out of range that were not so in training. */
function isBroken(
  { missing, unseen, outOfRange }: ColumnEvidence,
  { broken, rowsOfBroken }: DriftThresholds,
  rows: number,
): boolean {
  if (rows < rowsOfBroken) return false;
  return [missing.window - missing.reference, unseen.window - unseen.reference, outOfRange].some(
    (growth) => growth >= broken,
  );
}

function adjust(checks: readonly Check[]): ReadonlyMap<Check, number> {
  const tested = checks.flatMap((check) => (check.pValue === null ? [] : [{ check, pValue: check.pValue }]));
  const adjusted = benjaminiHochberg(tested.map(({ pValue }) => pValue));
  return new Map(tested.map(({ check }, index) => [check, adjusted[index] ?? 1]));
}

function judgeColumn(
  evidence: ColumnEvidence,
  adjusted: ReadonlyMap<Check, number>,
  thresholds: DriftThresholds,
  rows: number,
): ColumnDrift {
  const large = evidence.checks.filter(({ effect, line }) => effect !== null && effect >= line);
  const significant = large.filter((check) => (adjusted.get(check) ?? 1) < thresholds.level);
  const verdict: ColumnDrift['verdict'] = isBroken(evidence, thresholds, rows)
    ? 'drift'
    : rows < evidence.minimumRows
      ? 'not_enough_data'
      : significant.length > 0
        ? 'drift'
        : large.length > 0
          ? 'watch'
          : 'ok';
  const distribution = evidence.checks.find(({ of }) => of === 'distribution');
  const effect = distribution?.effect ?? null;
  const judged = {
    column: evidence.reference.column,
    verdict,
    test: evidence.test,
    statistic: evidence.statistic,
    pValue: distribution?.pValue ?? null,
    adjustedPValue: (distribution && adjusted.get(distribution)) ?? null,
    effect,
    effectLine: distribution?.line ?? 0,
    missing: evidence.missing,
    unseen: evidence.unseen.window,
    outOfRange: evidence.outOfRange,
    mean: evidence.mean,
    level: evidence.level,
  };
  return { ...judged, words: columnWords(judged) };
}

function overall(
  columns: readonly ColumnDrift[],
  prediction: ColumnDrift | null,
  thresholds: DriftThresholds,
): DriftReport['verdict'] {
  const moved = columns.filter(({ verdict }) => verdict === 'drift').length;
  if (prediction?.verdict === 'drift' || moved >= Math.max(1, thresholds.columns * columns.length)) return 'drift';
  return moved > 0 ? 'watch' : 'ok';
}
