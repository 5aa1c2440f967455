import { inferReplySchema, type Prediction, predictionsSchema } from '@flowi/contracts/api';
import { FlowiError, type InputProblem, inputProblemSchema } from '@flowi/contracts/errors';
import type { ModelContract } from '@flowi/contracts/package';

/** The prediction in an answer to one row. @throws FlowiError internal when it is no such answer */
export function readPrediction(reply: unknown): Prediction {
  const [prediction] = predictionsSchema.safeParse(reply).data?.predictions ?? [];
  if (prediction) return prediction;
  throw notUnderstood();
}

/** The same of an answer in the Open Inference Protocol, whose tensors hold one row. */
export function readInferred({ classes }: Pick<ModelContract, 'classes'>, reply: unknown): Prediction {
  const outputs = inferReplySchema.safeParse(reply).data?.outputs;
  if (!outputs) throw notUnderstood();
  const dataOf = (name: string) => outputs.find((output) => output.name === name)?.data;
  const scores = dataOf('scores');
  const named = (classes ?? []).map((name, index): [string, number] => [String(name), Number(scores?.[index])]);
  const value = dataOf('value')?.[0];
  return {
    ...(value === undefined ? { label: dataOf('label')?.[0] ?? null } : { value: Number(value) }),
    ...(scores !== undefined && { scores: Object.fromEntries(named) }),
  };
}

function notUnderstood(): FlowiError {
  return new FlowiError('internal', 'The endpoint answered something that this console does not understand.');
}

/** What the API said of single columns, by column; the rest of a refusal belongs to the row as a whole. */
export function problemsByColumn(error: unknown): ReadonlyMap<string, InputProblem> {
  if (!(error instanceof FlowiError)) return new Map();
  const listed = inputProblemSchema.array().safeParse(error.details['errors']).data ?? [];
  return new Map(listed.flatMap((problem) => (problem.column === null ? [] : [[problem.column, problem]])));
}
