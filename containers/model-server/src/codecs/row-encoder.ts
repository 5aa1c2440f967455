import { FlowiError } from '@flowi/contracts/errors';
import { CODE_MISSING, CODE_UNSEEN, type Feature, type ModelContract, type Vocabulary } from '@flowi/contracts/package';
import type { RawValue } from './cells.ts';
import { compilePrepare, type Texts } from './prepare.ts';

/** A feature that is a raw number or boolean as it is. */
export interface PlainFeature {
  readonly feature: number;
  readonly column: number;
}

/** Turns the raw values of a row into a row of the graph's input matrix. Compiled once from the contract. */
export interface RowEncoder {
  readonly contract: ModelContract;
  /** Features of a row of the matrix. */
  readonly width: number;
  readonly plain: readonly PlainFeature[];
  /** Indices of the raw text columns, in the order `encodeTexts` takes them. */
  readonly textColumns: readonly number[];
  /** Writes the features that come from text, from `texts[i]` = value of `textColumns[i]`, at `offset`. The array is used up. */
  encodeTexts(texts: Texts, matrix: Float32Array, offset: number): void;
  /** Writes a whole row, from values in the contract's column order, at `offset`. */
  encode(values: readonly RawValue[], matrix: Float32Array, offset: number): void;
}

interface CategoryFeature {
  readonly feature: number;
  readonly slot: number;
  readonly codes: ReadonlyMap<string, number>;
  readonly absent: number;
}

/**
 * Compiles the way from raw rows to the matrix.
 *
 * @throws FlowiError `invalid_data` when the contract does not agree with itself
 */
export function compileRowEncoder(contract: ModelContract): RowEncoder {
  const textColumns = contract.columns.flatMap((column, index) => (column.type === 'string' ? [index] : []));
  const names = textColumns.flatMap((index) => contract.columns[index]?.name ?? []);
  const plan = compilePrepare(contract.prepare, names);
  const plain = contract.features.flatMap((feature, index) => plainFeature(contract, feature, index));
  const categories = contract.features.flatMap((feature, index) => categoryFeature(plan.slotOf, feature, index));
  const encodeTexts = (texts: Texts, matrix: Float32Array, offset: number) => {
    plan.run(texts);
    for (const { feature, slot, codes, absent } of categories) {
      const text = texts[slot] ?? null;
      matrix[offset + feature] = text === null ? CODE_MISSING : (codes.get(text) ?? absent);
    }
  };
  const texts: Texts = new Array(plan.slots).fill(null);
  const encode = (values: readonly RawValue[], matrix: Float32Array, offset: number) => {
    for (const { feature, column } of plain) {
      const value = values[column] ?? null;
      matrix[offset + feature] = value === null ? Number.NaN : Number(value);
    }
    if (textColumns.length === 0) return;
    textColumns.forEach((column, slot) => {
      const value = values[column];
      texts[slot] = typeof value === 'string' ? value : null;
    });
    encodeTexts(texts, matrix, offset);
  };
  return { contract, width: contract.features.length, plain, textColumns, encodeTexts, encode };
}

function plainFeature(contract: ModelContract, feature: Feature, index: number): PlainFeature[] {
  if (feature.kind !== 'number') return [];
  const column = contract.columns.findIndex((raw) => raw.name === feature.column && raw.type !== 'string');
  if (column < 0) throw disagreement(feature, 'a number or boolean column of that name');
  return [{ feature: index, column }];
}

function categoryFeature(slotOf: ReadonlyMap<string, number>, feature: Feature, index: number): CategoryFeature[] {
  if (feature.kind !== 'category') return [];
  const slot = slotOf.get(feature.column);
  if (slot === undefined) throw disagreement(feature, 'a text column of that name');
  return [{ feature: index, slot, codes: codesOf(feature.vocabulary), absent: absentCode(feature.vocabulary) }];
}

function codesOf(vocabulary: Vocabulary): ReadonlyMap<string, number> {
  return new Map(vocabulary.values.map((value, code) => [value, code]));
}

function absentCode(vocabulary: Vocabulary): number {
  return vocabulary.other ? vocabulary.values.length : CODE_UNSEEN;
}

function disagreement(feature: Feature, wanted: string): FlowiError {
  return new FlowiError(
    'invalid_data',
    `The model's contract has the feature ${JSON.stringify(feature.column)}, but not ${wanted}. Train the model again.`,
  );
}
