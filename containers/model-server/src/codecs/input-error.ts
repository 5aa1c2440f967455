import { FlowiError, type InputProblem } from '@flowi/contracts/errors';

const MOST_SHOWN = 20;
const LONGEST_SHOWN = 60;
const DEEPEST_SHOWN = 2;

/** Gathers problems of a request, so that its sender sees several at once. */
export class ProblemList {
  readonly shown: InputProblem[] = [];
  total = 0;

  add(problem: Omit<InputProblem, 'message'>): void {
    this.total += 1;
    if (this.shown.length < MOST_SHOWN) this.shown.push({ ...problem, message: inWords(problem) });
  }

  get full(): boolean {
    return this.total >= MOST_SHOWN;
  }

  throwIfAny(): void {
    if (this.total > 0) throw inputError(this.shown);
  }
}

/** The error of rows that cannot be scored; answered as 422 with the problems listed. */
export function inputError(problems: readonly InputProblem[]): FlowiError {
  const first = problems[0]?.message ?? 'The rows cannot be scored';
  const rest = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return new FlowiError('prediction_input', `${first}${rest}`, { details: { errors: problems } });
}

/** A given value, short enough for a message. */
export function shortened(given: unknown): string {
  const text = given === undefined ? 'nothing' : JSON.stringify(outline(given, DEEPEST_SHOWN));
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** What is shown of a value: a sender may nest deeper than a recursive writer gets, and send more than is worth writing. */
function outline(given: unknown, depth: number): unknown {
  if (typeof given !== 'object' || given === null) return given;
  if (depth === 0) return '…';
  if (Array.isArray(given)) return given.slice(0, LONGEST_SHOWN).map((item) => outline(item, depth - 1));
  const entries = Object.entries(given).slice(0, LONGEST_SHOWN);
  return Object.fromEntries(entries.map(([key, value]) => [key, outline(value, depth - 1)]));
}

function inWords(problem: Omit<InputProblem, 'message'>): string {
  const where = [
    problem.row === null ? [] : [`row ${problem.row}`],
    problem.column === null ? [] : [`column ${JSON.stringify(problem.column)}`],
  ].flat();
  const place = where.length === 0 ? '' : `${where.join(', ')}: `;
  return `${place}given ${problem.given}; allowed: ${problem.allowed}`;
}
