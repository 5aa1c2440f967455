import missing from './missing.json' with { type: 'json' };

/**
 * Cells of text tables (CSV) that mean "no value", compared after `SPACES` around them are cut off. The list is one for reading a
 * dataset, for training, for requests in CSV and for batches, so that a model is asked what it was taught. In JSON, Parquet and
 * binary tensors only null (NaN for numbers) is missing: there the text "NA" is a category like any other.
 */
export const MISSING_TEXTS: readonly string[] = missing.texts;

/** The characters cut off around a cell: those that `String.prototype.trim` cuts. */
export const SPACES: string = missing.spaces;

const TEXTS: ReadonlySet<string> = new Set(MISSING_TEXTS);

/** True when a cell of a text table means "no value". */
export function isMissingText(cell: string): boolean {
  return TEXTS.has(cell) || TEXTS.has(cell.trim());
}
