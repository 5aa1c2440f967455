import { FlowiError, problemSchema } from '@flowi/contracts/errors';
import type { Issue } from '@flowi/contracts/flow';
import type { Texts } from '../texts/en.ts';

/** A failure in the words of a person who has to do something about it. */
export interface Problem {
  message: string;
  advice: string;
  issues: readonly Issue[];
  /** Request id to quote when asking for help. */
  reference: string | null;
}

export function describeProblem(error: unknown, texts: Texts): Problem {
  if (!(error instanceof FlowiError))
    return { message: texts.problems.unexpected, advice: texts.problems.unexpectedAdvice, issues: [], reference: null };
  const issues = problemSchema.shape.issues.safeParse(error.details['issues']);
  const { instance } = error.details;
  return {
    message: error.message,
    advice: texts.problems.advice[error.code],
    issues: issues.data ?? [],
    reference: typeof instance === 'string' ? instance : null,
  };
}

/** Where an issue is: node and field, as far as it names them. */
export function placeOf({ nodeId, field }: Issue): string | null {
  const place = [nodeId, field].filter((part) => part !== undefined && part !== null && part !== '').join('.');
  return place === '' ? null : place;
}
