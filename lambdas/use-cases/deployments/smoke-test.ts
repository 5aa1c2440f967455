import { predictionsSchema } from '@flowi/contracts/api';
import { parseJson } from '../support/parse-json.ts';

/** Numbers of a server and of the trainer agree to this share; float32 arithmetic differs in its last digits between machines. */
const TOLERANCE = 1e-4;

/** What of an answer is not as the package says; null when all is. */
export function differs(expected: readonly (string | number | boolean)[], reply: string): string | null {
  const answers = answersOf(reply);
  if (answers === null || answers.length !== expected.length)
    return `no ${expected.length} predictions: ${reply.slice(0, 500)}`;
  const wrong = expected.findIndex((value, index) => !agrees(value, answers[index]));
  return wrong < 0
    ? null
    : `${JSON.stringify(answers[wrong])} in row ${wrong + 1}, where the package says ${JSON.stringify(expected[wrong])}.`;
}

function answersOf(reply: string): unknown[] | null {
  const { data } = predictionsSchema.safeParse(parseJson(reply));
  return data?.predictions.map(({ label, value }) => (label === undefined ? value : label)) ?? null;
}

function agrees(expected: string | number | boolean, answer: unknown): boolean {
  if (typeof expected !== 'number' || typeof answer !== 'number') return expected === answer;
  return Math.abs(expected - answer) <= TOLERANCE * Math.max(1, Math.abs(expected));
}
