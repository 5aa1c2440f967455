import { z } from 'zod';
import { type Answer, answerSchema, type Case, type Given } from './cases.ts';
import type { BatchOutput, Online } from './servers.ts';

const repliesSchema = z.strictObject({
  predictions: z.array(
    z.strictObject({
      label: answerSchema.optional(),
      value: answerSchema.optional(),
      reason: z.string().optional(),
      scores: z.record(z.string(), z.number()).nullish(),
    }),
  ),
});

const tensorsSchema = z.object({
  outputs: z.array(z.object({ name: z.string(), shape: z.array(z.int()), data: z.array(answerSchema) })),
});

/** Answers in JSON, with their reasons. */
export async function askJson({ post }: Online, { rows, contract }: Case) {
  const response = await post('/invocations?scores=true', JSON.stringify(rows), { 'content-type': 'application/json' });
  const { predictions } = repliesSchema.parse(await response.json());
  return {
    answers: predictions.map(({ label, value }) => (contract.task === 'regression' ? value : label) ?? null),
    reasons: predictions.map(({ reason }) => reason ?? null),
    scores: predictions.map(({ scores }) =>
      scores ? namesOf(contract).map((name) => scores[name] ?? Number.NaN) : null,
    ),
  };
}

/** The rows of the case's CSV file, without the row numbers, and the answers as CSV. */
export async function askCsv({ post }: Online, { contract }: Case, csv: string): Promise<Given> {
  const headers = { 'content-type': 'text/csv; header=present', accept: 'text/csv' };
  const text = await (await post('/invocations?scores=true', csv, headers)).text();
  const lines = text.trimEnd().split('\n');
  const table = lines.map((line) => line.split(',').map((cell) => (cell === '""' ? '' : cell)));
  return {
    answers: table.map(([answer = '']) => typed(answer, contract)),
    scores: table.map(([answer, ...scores]) => (answer === '' || scores.length === 0 ? null : scores.map(Number))),
  };
}

const DATATYPES = { number: 'FP64', boolean: 'BOOL', string: 'BYTES' } as const;

/** Answers by the Open Inference Protocol, for those rows of the case that are named. */
export async function askInfer({ post }: Online, { rows, contract }: Case, chosen: readonly number[]): Promise<Given> {
  const response = await postInfer({ post }, { rows, contract }, chosen);
  const { outputs } = tensorsSchema.parse(await response.json());
  const tensor = (name: string) => outputs.find((output) => output.name === name);
  const [answers, scores] = [tensor('label') ?? tensor('value'), tensor('scores')];
  const width = scores?.shape[1] ?? 0;
  const scoresOf = (_: number, at: number) => scores?.data.slice(at * width, (at + 1) * width).map(Number) ?? null;
  return { answers: answers?.data ?? [], scores: chosen.map(scoresOf) };
}

export function postInfer(
  { post }: Pick<Online, 'post'>,
  { rows, contract }: Pick<Case, 'rows' | 'contract'>,
  chosen: readonly number[],
): Promise<Response> {
  const inputs = contract.columns.map(({ name, type }) => ({
    name,
    datatype: DATATYPES[type],
    shape: [chosen.length],
    data: chosen.map((row) => rows[row]?.[name] ?? null),
  }));
  return post('/v2/models/model/infer', JSON.stringify({ inputs }), { 'content-type': 'application/json' });
}

/** Answers of a batch, with their reasons. */
export function readBatch({ rows }: BatchOutput, { contract }: Case) {
  return {
    answers: rows.map(({ prediction }) =>
      typeof prediction === 'string' ? typed(prediction, contract) : answerSchema.parse(prediction),
    ),
    reasons: rows.map(({ prediction_error }) => prediction_error),
    scores: rows.map((row) => {
      const scores = namesOf(contract).map((name) => row[`score_${name}`]);
      return scores.length === 0 || scores.some((score) => score === null || score === undefined)
        ? null
        : scores.map(Number);
    }),
  };
}

function namesOf({ classes, outputs }: Case['contract']): string[] {
  return outputs.scores === null ? [] : (classes ?? []).map(String);
}

/** A cell of CSV as the class or number it stands for. */
function typed(cell: string, { classes }: Case['contract']): Answer {
  if (cell === '') return null;
  return classes ? (classes.find((name) => String(name) === cell) ?? `unknown class ${cell}`) : Number(cell);
}
