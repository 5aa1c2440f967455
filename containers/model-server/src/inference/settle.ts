import { CODE_MISSING, type ModelContract } from '@flowi/contracts/package';
import type { ModelOutput } from './session.ts';

/** Verdict on a row: it has an answer. Above: 1 + the raw column of the contract without which the model has none. */
export const ANSWERED = 0;
/** Verdict on a row: the graph gave no class, or a number that is not finite. */
export const NOT_FINITE = -1;

/** What a model answers, meaningless answers taken back: their code is -1, their value NaN. */
export interface SettledOutput extends ModelOutput {
  /** A verdict a row; null when every row has an answer. */
  readonly verdicts: Int32Array | null;
}

export interface Settler {
  /** Judges the answers of the rows of a matrix, in place. */
  settle(matrix: Float32Array, output: ModelOutput): SettledOutput;
  /** Why a row with this verdict has no answer. */
  reason(verdict: number): string;
}

interface RequiredFeature {
  readonly feature: number;
  /** Index of the raw column it comes from. */
  readonly column: number;
  readonly category: boolean;
}

/** Compiles which rows of a matrix a model has no answer for. */
export function compileSettler(contract: ModelContract): Settler {
  const required = requiredFeatures(contract);
  const [width, classes] = [contract.features.length, contract.classes?.length ?? 0];
  const missingColumn = (matrix: Float32Array, row: number) => {
    for (const { feature, column, category } of required) {
      const value = matrix[row * width + feature] ?? Number.NaN;
      if (category ? value === CODE_MISSING : Number.isNaN(value)) return column + 1;
    }
    return ANSWERED;
  };
  return {
    settle(matrix, output) {
      let verdicts: Int32Array | null = null;
      for (let row = 0; row < output.rows; row += 1) {
        const verdict = missingColumn(matrix, row) || (isAnswered(output, row, classes) ? ANSWERED : NOT_FINITE);
        if (verdict === ANSWERED) continue;
        verdicts ??= new Int32Array(output.rows);
        verdicts[row] = verdict;
        if (output.codes) output.codes[row] = -1;
        if (output.values) output.values[row] = Number.NaN;
      }
      return { ...output, verdicts };
    },
    reason: (verdict) => (verdict > 0 ? withoutAnswer(contract.columns[verdict - 1]?.name ?? '') : NO_FINITE_VALUE),
  };
}

/** Why rows have no answer though nothing that the model needs is missing. */
export const NO_FINITE_VALUE = 'the model has no answer for the values of this row';

/** Why rows have no answer in which a raw column is missing. */
export function withoutAnswer(column: string): string {
  return `${column} is missing and the model has no answer without it`;
}

function isAnswered({ codes, values, scores }: ModelOutput, row: number, classes: number): boolean {
  if (!codes) return Number.isFinite(values?.[row]);
  const code = codes[row] ?? -1;
  if (code < 0 || code >= classes) return false;
  for (let at = row * classes; scores !== null && at < (row + 1) * classes; at += 1)
    if (!Number.isFinite(scores[at])) return false;
  return true;
}

/** The features made of raw columns that are not nullable. */
function requiredFeatures({ columns, prepare, features }: ModelContract): RequiredFeature[] {
  const origin = new Map(columns.map(({ name }, index) => [name, index]));
  for (const step of prepare) {
    const source = origin.get(step.column);
    if (step.op === 'split_string' && source !== undefined) for (const name of step.outputs) origin.set(name, source);
  }
  return features.flatMap(({ kind, column: name }, feature) => {
    const column = origin.get(name);
    if (column === undefined || columns[column]?.nullable !== false) return [];
    return [{ feature, column, category: kind === 'category' }];
  });
}
