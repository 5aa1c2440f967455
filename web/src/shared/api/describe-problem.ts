import { FlowiError, problemSchema } from '@flowi/contracts/errors';
import type { Issue } from '@flowi/contracts/flow';
import type { Texts } from '../texts/en.ts';
import type { Speaker } from '../texts/speaker.ts';

/** A failure in the words of a person who has to do something about it. */
export interface Problem {
  /** What it means in general, where the message itself is in another language than the reader's. */
  summary: string | null;
  message: string;
  advice: string;
  issues: readonly Issue[];
  /** Request id to quote when asking for help. */
  reference: string | null;
}

export function describeProblem(error: unknown, texts: Texts, speaker: Speaker): Problem {
  if (!(error instanceof FlowiError))
    return {
      summary: null,
      message: texts.problems.unexpected,
      advice: texts.problems.unexpectedAdvice,
      issues: [],
      reference: null,
    };
  const issues = problemSchema.shape.issues.safeParse(error.details['issues']);
  const { instance } = error.details;
  return {
    ...speaker.problem(error),
    advice: texts.problems.advice[error.code],
    issues: issues.data ?? [],
    reference: typeof instance === 'string' ? instance : null,
  };
}

/** A problem in one line. */
export function problemLine(error: unknown, texts: Texts, speaker: Speaker): string {
  const { summary, message } = describeProblem(error, texts, speaker);
  return summary === null ? message : texts.problems.inGeneral(summary, message);
}

/** Where an issue is: node and field, as far as it names them. */
export function placeOf({ nodeId, field }: Issue): string | null {
  const place = [nodeId, field].filter((part) => part !== undefined && part !== null && part !== '').join('.');
  return place === '' ? null : place;
}
