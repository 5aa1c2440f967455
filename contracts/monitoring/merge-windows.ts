import { FlowiError } from '../errors/flowi-error.ts';
import type { ColumnCounts, WindowCounts } from '../package/reference.schema.ts';
import { mergeTraffic } from './traffic.ts';

/**
 * Counts of several windows as one. The order does not matter, but for the last digits of sums.
 *
 * @throws FlowiError `conflict` when they were counted over different references; `invalid_request` for none
 */
export function mergeWindowCounts(windows: readonly WindowCounts[], windowId?: string): WindowCounts {
  const [first, ...rest] = windows;
  if (!first) throw new FlowiError('invalid_request', 'Given no window; at least one is needed');
  const traffic = mergeTraffic(windows.flatMap((window) => window.traffic));
  return { ...rest.reduce(mergeCounts, first), traffic, ...(windowId !== undefined && { windowId }) };
}

/** All but the traffic, which is merged once for all windows: it is sorted. */
function mergeCounts(a: WindowCounts, b: WindowCounts): WindowCounts {
  if (a.packageDigest !== b.packageDigest || a.columns.length !== b.columns.length) {
    throw new FlowiError(
      'conflict',
      `Windows of different models cannot be merged: ${a.packageDigest} and ${b.packageDigest}`,
    );
  }
  return {
    ...a,
    from: a.from < b.from ? a.from : b.from,
    to: a.to > b.to ? a.to : b.to,
    rows: a.rows + b.rows,
    refused: a.refused + b.refused,
    columns: a.columns.map((column, index) => mergeColumn(column, b.columns[index])),
    prediction: mergeColumn(a.prediction, b.prediction),
  };
}

function mergeColumn(a: ColumnCounts, b: ColumnCounts | undefined): ColumnCounts {
  if (b?.column !== a.column || b.counts.length !== a.counts.length) {
    throw new FlowiError(
      'conflict',
      `Windows cannot be merged: the column ${JSON.stringify(a.column)} was counted over different bins`,
    );
  }
  return {
    column: a.column,
    counts: a.counts.map((count, bin) => count + (b.counts[bin] ?? 0)),
    other: a.other + b.other,
    missing: a.missing + b.missing,
    unseen: a.unseen + b.unseen,
    outOfRange: a.outOfRange + b.outOfRange,
    sum: a.sum + b.sum,
  };
}
