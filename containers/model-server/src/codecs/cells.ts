import { isMissingText, type RawColumn } from '@flowi/contracts/package';

/** A raw value of a row; null is missing. */
export type RawValue = number | boolean | string | null;

/** What a cell of a column may hold, in words for the person who sent it. */
export const ALLOWED: Readonly<Record<RawColumn['type'], string>> = {
  number: 'a number within the float32 range, or null',
  boolean: 'true, false, or null',
  string: 'a text, or null',
};

/** Marks a cell that cannot be read. */
export const UNREADABLE = Symbol('unreadable');

type CellParser<T> = (given: T) => RawValue | typeof UNREADABLE;

/** Beyond it, a number is no float32. */
export const LARGEST_FLOAT32 = 3.4028234663852886e38;
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** Texts that are a boolean. */
export const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['1', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['0', false],
]);

function numberInRange(value: number): number | typeof UNREADABLE {
  return Math.abs(value) <= LARGEST_FLOAT32 ? value : UNREADABLE;
}

/**
 * Parsers of values that came as JSON: types are not converted, so that a wrong one is seen by its sender. Only null is missing;
 * the text "NA" is a category like any other.
 */
export const JSON_CELLS: Readonly<Record<RawColumn['type'], CellParser<unknown>>> = {
  number: (given) => (typeof given === 'number' ? numberInRange(given) : given === null ? null : UNREADABLE),
  boolean: (given) => (typeof given === 'boolean' || given === null ? given : UNREADABLE),
  string: (given) => (typeof given === 'string' || given === null ? given : UNREADABLE),
};

/** Parsers of values that came as text, as in CSV: an empty cell is missing, and so are NA, null and their like. */
export const TEXT_CELLS: Readonly<Record<RawColumn['type'], CellParser<string>>> = {
  number: (given) => {
    const text = given.trim();
    if (DECIMAL.test(text)) return numberInRange(Number(text));
    return isMissingText(text) ? null : UNREADABLE;
  },
  boolean: (given) => TRUTHS.get(given.trim()) ?? (isMissingText(given) ? null : UNREADABLE),
  string: (given) => (isMissingText(given) ? null : given),
};
