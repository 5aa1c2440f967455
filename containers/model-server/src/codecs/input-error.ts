import { FlowiError } from '@flowi/contracts/errors';

/** One thing in a request that cannot be scored. */
export interface InputProblem {
  /** Row of the request, from 0; null when all rows are meant. */
  readonly row: number | null;
  /** Column; null when the row as a whole is meant. */
  readonly column: string | null;
  /** What was given, shortened. */
  readonly given: string;
  /** What is allowed. */
  readonly allowed: string;
  readonly message: string;
}

const MOST_SHOWN = 20;
const LONGEST_SHOWN = 60;

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
  const text = given === undefined ? 'nothing' : JSON.stringify(given);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

function inWords(problem: Omit<InputProblem, 'message'>): string {
  const where = [
    problem.row === null ? [] : [`row ${problem.row}`],
    problem.column === null ? [] : [`column ${JSON.stringify(problem.column)}`],
  ].flat();
  const place = where.length === 0 ? '' : `${where.join(', ')}: `;
  return `${place}given ${problem.given}; allowed: ${problem.allowed}`;
}
