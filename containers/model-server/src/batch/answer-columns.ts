import type { ModelContract } from '@flowi/contracts/package';
import { ALLOWED } from '../codecs/cells.ts';
import { NO_FINITE_VALUE, NOT_FINITE, withoutAnswer } from '../inference/settle.ts';
import { PREDICTION_COLUMN, REASON_COLUMN, SCORE_PREFIX } from './source-columns.ts';
import { identifier, list, literal } from './sql.ts';

/**
 * Why a row has no answer, as a number in the table of answers: 0 it has one; above, 1 + the column that cannot be read; below, the
 * verdict on it: -1 for NOT_FINITE, then -2 - the column that is missing.
 */
export function causeOf(verdict: number): number {
  return verdict === NOT_FINITE ? NOT_FINITE : -1 - verdict;
}

/**
 * The columns that predictions bring along, selected from `answers`: cause, answer, and score0, score1, ...
 *
 * @param scores number of score columns
 * @param unreadable some rows cannot be read, so that the selection is from `source` too, whose values the reason names
 */
export function answerColumns(contract: ModelContract, scores: number, unreadable: boolean): string {
  const { classes } = contract;
  // Position 0 of a list is NULL, so that a row without an answer needs no mark of its own.
  const answer = classes
    ? `list_extract(${list(classes.map(classLiteral))}, answers.answer + 1)`
    : nullIfNan('answers.answer');
  return [
    `${answer} AS ${identifier(PREDICTION_COLUMN)}`,
    ...(classes ?? [])
      .slice(0, scores)
      .map((name, index) => `${nullIfNan(`answers.score${index}`)} AS ${identifier(`${SCORE_PREFIX}${name}`)}`),
    `${reason(contract, unreadable)} AS ${identifier(REASON_COLUMN)}`,
  ].join(', ');
}

function reason({ columns }: ModelContract, withUnreadable: boolean): string {
  const unreadable = columns.map(({ name, type }, index) => {
    const given = `left(CAST(source.${identifier(name)} AS VARCHAR), 60)`;
    return `WHEN ${index + 1} THEN concat(${literal(`column ${JSON.stringify(name)}: given `)}, ${given}, ${literal(`; allowed: ${ALLOWED[type]}`)})`;
  });
  const missing = columns.map(({ name }, index) => `WHEN ${causeOf(index + 1)} THEN ${literal(withoutAnswer(name))}`);
  const cases = [
    ...(withUnreadable ? unreadable : []),
    ...missing,
    `WHEN ${NOT_FINITE} THEN ${literal(NO_FINITE_VALUE)}`,
  ];
  return `CASE answers.cause ${cases.join(' ')} END`;
}

function nullIfNan(value: string): string {
  return `CASE WHEN isnan(${value}) THEN NULL ELSE ${value} END`;
}

function classLiteral(name: string | number | boolean): string {
  if (typeof name === 'string') return literal(name);
  return typeof name === 'boolean' || Number.isInteger(name) ? String(name) : `${name.toExponential()}::DOUBLE`;
}
