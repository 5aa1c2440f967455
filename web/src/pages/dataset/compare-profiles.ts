import type { ColumnProfile, Profile } from '@flowi/contracts/entities';
import { type Bins, binsOf } from '../../shared/charts/bins.ts';

export type ColumnChange = 'added' | 'removed' | 'retyped' | 'moved' | 'same';

/** One column in two versions; undefined where a version lacks it. */
export interface ComparedColumn {
  readonly name: string;
  readonly change: ColumnChange;
  readonly before: ColumnProfile | undefined;
  readonly after: ColumnProfile | undefined;
}

/** Part of the distribution that has to lie elsewhere before it is said that values moved. */
const MOVED = 0.1;
const MISSING_MOVED = 0.05;

/** Columns of two versions side by side: those of the new one in its order, then those that are gone. */
export function compareProfiles(before: Profile, after: Profile): readonly ComparedColumn[] {
  const old = new Map(before.columns.map((column) => [column.name, column]));
  const kept = after.columns.map((column): ComparedColumn => {
    const earlier = old.get(column.name);
    old.delete(column.name);
    if (earlier === undefined) return { name: column.name, change: 'added', before: undefined, after: column };
    return {
      name: column.name,
      change: changeOf(earlier, before.rows, column, after.rows),
      before: earlier,
      after: column,
    };
  });
  const gone = [...old.values()].map(
    (column): ComparedColumn => ({ name: column.name, change: 'removed', before: column, after: undefined }),
  );
  return [...kept, ...gone];
}

function changeOf(before: ColumnProfile, rowsBefore: number, after: ColumnProfile, rowsAfter: number): ColumnChange {
  if (before.type !== after.type) return 'retyped';
  const missing = Math.abs(part(before.missing, rowsBefore) - part(after.missing, rowsAfter));
  if (missing >= MISSING_MOVED) return 'moved';
  return distance(before, rowsBefore, after, rowsAfter) >= MOVED ? 'moved' : 'same';
}

function part(count: number, rows: number): number {
  return rows === 0 ? 0 : count / rows;
}

/** How much of the distribution lies elsewhere, from 0 to 1; 0 where nothing is known of one of them. */
function distance(before: ColumnProfile, rowsBefore: number, after: ColumnProfile, rowsAfter: number): number {
  if (before.histogram !== undefined && after.histogram !== undefined)
    return largestGap(before.histogram, after.histogram);
  return shareElsewhere(before, rowsBefore - before.missing, after, rowsAfter - after.missing);
}

/** Largest distance between the cumulative shares, taken where bins of either begin or end. */
export function largestGap(before: Bins, after: Bins): number {
  const places = [before, after].flatMap((bins) => binsOf(bins).flatMap(({ from, to }) => [from, to]));
  const gaps = places.flatMap((place) => [
    Math.abs(below(before, place) - below(after, place)),
    Math.abs(upTo(before, place) - upTo(after, place)),
  ]);
  return Math.max(0, ...gaps);
}

/** Share of what lies below a value, taking each bin as filled evenly. */
function below(bins: Bins, value: number): number {
  return binsOf(bins).reduce((sum, { from, to, share }) => {
    if (value >= to && to > from) return sum + share;
    return value <= from ? sum : sum + share * Math.min(1, to > from ? (value - from) / (to - from) : 1);
  }, 0);
}

/** The same with the value itself; differs where a bin is one value. */
function upTo(bins: Bins, value: number): number {
  return bins.high === bins.low ? Number(value >= bins.low) : below(bins, value);
}

/** Half the sum of differences of shares, over the values that either version names and the rest as one. */
function shareElsewhere(
  before: ColumnProfile,
  presentBefore: number,
  after: ColumnProfile,
  presentAfter: number,
): number {
  if (before.top.length === 0 || after.top.length === 0) return 0;
  const values = new Set([...before.top, ...after.top].map(({ value }) => value));
  const shares = ({ top }: ColumnProfile, present: number) =>
    new Map(top.map(({ value, count }) => [value, part(count, present)]));
  const [old, young] = [shares(before, presentBefore), shares(after, presentAfter)];
  // A value that only one version names may be among the rest of the other, so only what surely moved is counted.
  const common = [...values].filter((value) => old.has(value) && young.has(value));
  const complete = before.distinct <= before.top.length && after.distinct <= after.top.length;
  const counted = complete ? [...values] : common;
  return counted.reduce((sum, value) => sum + Math.abs((old.get(value) ?? 0) - (young.get(value) ?? 0)), 0) / 2;
}
