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

/** `{"predictions": [{"label": ...}]}`, or `value` for regression. */
function answersOf(reply: string): unknown[] | null {
  const document: unknown = parse(reply);
  if (
    typeof document !== 'object' ||
    document === null ||
    !('predictions' in document) ||
    !Array.isArray(document.predictions)
  )
    return null;
  return document.predictions.map((prediction: unknown) => {
    if (typeof prediction !== 'object' || prediction === null) return prediction;
    if ('label' in prediction) return prediction.label;
    return 'value' in prediction ? prediction.value : undefined;
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function agrees(expected: string | number | boolean, answer: unknown): boolean {
  if (typeof expected !== 'number' || typeof answer !== 'number') return expected === answer;
  return Math.abs(expected - answer) <= TOLERANCE * Math.max(1, Math.abs(expected));
}
