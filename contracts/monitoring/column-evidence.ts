import type { ColumnCounts, ColumnReference } from '../package/reference.schema.ts';
import { chiSquared } from './chi-squared.ts';
import type { ColumnDrift } from './drift-report.schema.ts';
import { jensenShannon, normalisedWasserstein } from './effects.ts';
import { kolmogorovSmirnov, type TestResult, total } from './kolmogorov.ts';
import { type DriftThresholds, FEW_LEVELS } from './thresholds.ts';

/** One thing about a column that was tested. */
export interface Check {
  readonly of: 'distribution' | 'missing' | 'unseen' | 'outOfRange';
  readonly pValue: number | null;
  /** Size of the change, in the unit of its line. */
  readonly effect: number | null;
  readonly line: number;
}

/** All that the judgement on a column rests on. */
export interface ColumnEvidence {
  readonly reference: ColumnReference;
  readonly window: ColumnCounts;
  readonly test: ColumnDrift['test'];
  readonly statistic: number | null;
  readonly checks: readonly Check[];
  readonly missing: ColumnDrift['missing'];
  readonly unseen: ColumnDrift['missing'];
  readonly outOfRange: number;
  readonly mean: ColumnDrift['mean'];
  readonly level: ColumnDrift['level'];
  /** Least rows of a window for this column. */
  readonly minimumRows: number;
}

/** Levels of a column as one row of counts: bins, or values and the collapsed ones behind them. */
function levels(counts: { readonly counts: readonly number[]; readonly other?: number }): number[] {
  return [...counts.counts, counts.other ?? 0];
}

/** Compares one column of a window with its reference. */
export function gatherEvidence(
  reference: ColumnReference,
  window: ColumnCounts,
  thresholds: DriftThresholds,
): ColumnEvidence {
  const few = reference.kind === 'category' || reference.distinct <= FEW_LEVELS;
  const [before, now] = [present(reference), present(window)];
  const distribution = few
    ? chiSquared(levels(reference), levels(window))
    : kolmogorovSmirnov(reference.counts, window.counts);
  const mean =
    reference.kind === 'number' ? { reference: reference.mean, window: now === 0 ? null : window.sum / now } : null;
  const effect =
    reference.kind === 'number' && !few
      ? normalisedWasserstein(reference, window.counts, mean?.window ?? null)
      : jensenShannon(levels(reference), levels(window));
  const line = few ? thresholds.jensenShannon : thresholds.wasserstein;
  const unseenBefore = reference.kind === 'category' ? reference.unseen : 0;
  const allBefore = before + reference.missing + unseenBefore;
  const allNow = now + window.missing + window.unseen;
  const shares = { missing: [share(reference.missing, allBefore), share(window.missing, allNow)] } as const;
  return {
    reference,
    window,
    test: few ? 'chi_squared' : 'kolmogorov_smirnov',
    statistic: distribution.statistic,
    checks: [
      shareCheck('missing', [reference.missing, allBefore], [window.missing, allNow], thresholds.share),
      shareCheck('unseen', [unseenBefore, allBefore], [window.unseen, allNow], thresholds.share),
      // Unchanged traffic leaves the range too, about as often as the reference's own two extremes came up.
      shareCheck(
        'outOfRange',
        [window.outOfRange > 0 ? Math.min(2, before) : 0, before],
        [window.outOfRange, now],
        thresholds.share,
      ),
      { of: 'distribution', pValue: distribution.pValue, effect, line },
    ],
    missing: { reference: shares.missing[0], window: shares.missing[1] },
    unseen: { reference: share(unseenBefore, allBefore), window: share(window.unseen, allNow) },
    outOfRange: share(window.outOfRange, now),
    mean,
    level: reference.kind === 'category' ? movedMost(reference, window) : null,
    minimumRows: few && levels(reference).length <= FEW_LEVELS + 1 ? thresholds.rowsOfFewLevels : thresholds.rows,
  };
}

/** The level whose share changed most; null where there is nothing to compare. */
function movedMost(
  reference: Extract<ColumnReference, { kind: 'category' }>,
  window: ColumnCounts,
): NonNullable<ColumnDrift['level']> | null {
  const [before, now] = [levels(reference), levels(window)];
  const [n, m] = [total(before), total(now)];
  if (n === 0 || m === 0) return null;
  const changes = before.map((count, level) => ({ level, reference: count / n, window: (now[level] ?? 0) / m }));
  const { level, ...shares } = changes.reduce((one, other) =>
    Math.abs(other.window - other.reference) > Math.abs(one.window - one.reference) ? other : one,
  );
  return { value: reference.values[level] ?? null, ...shares };
}

function present(counts: { readonly counts: readonly number[]; readonly other?: number }): number {
  return total(levels(counts));
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

type PartOfWhole = readonly [part: number, whole: number];

/** Compares two shares; nothing to test where neither side has any. */
function shareCheck(of: Check['of'], before: PartOfWhole, now: PartOfWhole, line: number): Check {
  const nothing = before[0] + now[0] === 0;
  const row = ([part, whole]: PartOfWhole) => [part, whole - part];
  const result: TestResult = nothing ? { statistic: null, pValue: null } : chiSquared(row(before), row(now));
  return { of, pValue: result.pValue, effect: Math.abs(share(...now) - share(...before)), line };
}
