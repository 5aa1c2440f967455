import { scaleLinear, scaleLog, scalePoint } from 'd3-scale';
import type { Column } from './columns.ts';
import type { CompareRow, Value } from './compare-row.ts';
import type { Condition } from './conditions.ts';
import { compareValues } from './sorting.ts';

/** A column laid along a line from 0, its lowest value, to 1. */
export interface Axis {
  readonly column: Column;
  /** Where a value lies; undefined when it has no place. */
  readonly placeOf: (value: Value | undefined) => number | undefined;
  readonly ticks: readonly { readonly at: number; readonly value: Value }[];
  /** Whether every value is above 0, so that the axis may be logarithmic. */
  readonly mayBeLog: boolean;
  readonly log: boolean;
  /** Values in order, where they are words; null for numbers. */
  readonly words: readonly string[] | null;
  /** What holds for the values between two places. */
  readonly conditionOf: (from: number, to: number) => Condition | null;
  /** The two places between which a condition holds. */
  readonly spanOf: (condition: Condition) => readonly [number, number];
}

const TICKS = 5;
/** Values this many times the lowest lie in one place unless the axis is logarithmic. */
const WIDE = 100;
/** Whoever brushes this close to an end means everything beyond it too. */
const AT_END = 0.02;

/** @param wantLog logarithmic, if its values allow that */
export function makeAxis(column: Column, rows: readonly CompareRow[], wantLog: boolean): Axis {
  const values = rows.flatMap((row) => column.valueIn(row) ?? []);
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length > 0 && numbers.length === values.length) return numberAxis(column, numbers, wantLog);
  return wordAxis(column, values);
}

/** Parameters whose values lie orders of magnitude apart are read on a logarithmic axis. */
export function isWide(column: Column, rows: readonly CompareRow[]): boolean {
  if (column.kind !== 'parameter') return false;
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (const row of rows) {
    const value = column.valueIn(row);
    if (typeof value === 'string') return false;
    if (value !== undefined) [low, high] = [Math.min(low, value), Math.max(high, value)];
  }
  return low > 0 && high / low >= WIDE;
}

function numberAxis(column: Column, numbers: readonly number[], wantLog: boolean): Axis {
  const low = numbers.reduce((a, b) => Math.min(a, b));
  const high = numbers.reduce((a, b) => Math.max(a, b));
  const mayBeLog = low > 0 && high > low;
  const log = wantLog && mayBeLog;
  const room = high > low ? 0 : Math.abs(low) * 0.05 || 0.5;
  const scale = (log ? scaleLog() : scaleLinear()).domain([low - room, high + room]).range([0, 1]);
  const conditionOf = (a: number, b: number): Condition | null => {
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    const range = {
      ...(from > AT_END && { from: rounded(scale.invert(from), Math.floor) }),
      ...(to < 1 - AT_END && { to: rounded(scale.invert(to), Math.ceil) }),
    };
    return Object.keys(range).length === 0 ? null : range;
  };
  const within = (place: number) => Math.min(1, Math.max(0, Number.isNaN(place) ? 0 : place));
  return {
    column,
    mayBeLog,
    log,
    words: null,
    placeOf: (value) => (typeof value === 'number' ? scale(value) : undefined),
    ticks: tickValues(numbers, scale.ticks(TICKS)).map((value) => ({ at: scale(value), value })),
    conditionOf,
    spanOf: (condition) => {
      if ('oneOf' in condition) return [0, 1];
      const { from, to } = condition;
      return [from === undefined ? 0 : within(scale(from)), to === undefined ? 1 : within(scale(to))];
    },
  };
}

/** A few values are told as they are; many by round figures. */
function tickValues(numbers: readonly number[], round: readonly number[]): readonly number[] {
  const values = new Set(numbers);
  return values.size <= TICKS + 2 ? [...values] : round;
}

const DIGITS = 4;

/** A figure that can be read, with nothing left out that the exact one takes in. */
function rounded(value: number, outward: (value: number) => number): number {
  if (value === 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - DIGITS + 1);
  return Number((outward(value / step) * step).toPrecision(DIGITS + 1));
}

function wordAxis(column: Column, values: readonly Value[]): Axis {
  const words = [...new Set(values)].toSorted(compareValues).map(String);
  const scale = scalePoint()
    .domain(words)
    .range([0, 1])
    .padding(words.length > 1 ? 0.25 : 0.5);
  const half = scale.step() / 2;
  const chosenBy = (from: number, to: number) =>
    words.filter((word) => {
      const at = scale(word) ?? 0;
      return at >= Math.min(from, to) - half / 4 && at <= Math.max(from, to) + half / 4;
    });
  return {
    column,
    mayBeLog: false,
    log: false,
    words,
    placeOf: (value) => (value === undefined ? undefined : scale(String(value))),
    ticks: words.map((value) => ({ at: scale(value) ?? 0, value })),
    conditionOf: (from, to) => {
      const oneOf = chosenBy(from, to);
      return oneOf.length === 0 || oneOf.length === words.length ? null : { oneOf };
    },
    spanOf: (condition) => {
      if (!('oneOf' in condition)) return [0, 1];
      const places = condition.oneOf.flatMap((word) => scale(word) ?? []);
      if (places.length === 0) return [0, 0];
      return [Math.min(...places) - half / 2, Math.max(...places) + half / 2];
    },
  };
}
