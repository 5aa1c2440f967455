import {
  COMPARISON_SAYINGS,
  CRON_SAYINGS,
  DECISION_SAYINGS,
  EDIT_SAYINGS,
  ISSUE_SAYINGS,
  NOTICE_SAYINGS,
  PROBLEM_SAYINGS,
  RELEASE_SAYINGS,
  type Saying,
  TRAINER_SAYINGS,
  type Translation,
  WARNING_SAYINGS,
} from '@flowi/contracts/sayings';
import { ptBrComparisons } from './comparisons.ts';
import { ptBrCron } from './cron.ts';
import { ptBrDecisions } from './decisions.ts';
import { ptBrEdits } from './edits.ts';
import { fixInWords } from './fixes.ts';
import { ptBrIssues } from './issues.ts';
import { ptBrNotices } from './notices.ts';
import { ptBrAccessProblems } from './problems-access.ts';
import { ptBrDataProblems, ptBrFileProblems } from './problems-data.ts';
import { ptBrFlowProblems } from './problems-flow.ts';
import { ptBrBatchProblems, ptBrRunProblems } from './problems-run.ts';
import { ptBrJobEnds, ptBrServingProblems } from './problems-serving.ts';
import { ptBrReleases } from './releases.ts';
import { ptBrTrainer } from './trainer.ts';
import { ptBrWarnings } from './warnings.ts';

const inside = (said: Saying | null | undefined, english: string) => (said && inPortuguese(said)) ?? english;

/** Why the API refuses a call, and why a step fails, in Brazilian Portuguese. */
export const ptBrProblems: Translation<typeof PROBLEM_SAYINGS> = {
  ...ptBrAccessProblems(inside),
  ...ptBrFlowProblems(inside),
  ...ptBrDataProblems(inside),
  ...ptBrFileProblems,
  ...ptBrRunProblems,
  ...ptBrBatchProblems(inside),
  ...ptBrServingProblems,
  ...ptBrJobEnds,
};
export const ptBrTrainerSayings = ptBrTrainer(inside);
export const ptBrReleaseSayings = ptBrReleases(sentencesInPortuguese);
export const ptBrNoticeSayings = ptBrNotices({ inside, sentences: sentencesInPortuguese, fix: fixInWords });

/** A sentence of the API in Brazilian Portuguese; null for one without words here, or whose values are not as they should be. */
export function inPortuguese(said: Saying): string | null {
  return (
    PROBLEM_SAYINGS.translate(said, ptBrProblems) ??
    TRAINER_SAYINGS.translate(said, ptBrTrainerSayings) ??
    NOTICE_SAYINGS.translate(said, ptBrNoticeSayings) ??
    WARNING_SAYINGS.translate(said, ptBrWarnings) ??
    RELEASE_SAYINGS.translate(said, ptBrReleaseSayings) ??
    DECISION_SAYINGS.translate(said, ptBrDecisions) ??
    COMPARISON_SAYINGS.translate(said, ptBrComparisons) ??
    // Rules and operations call some things alike; what stands in their sentences tells them apart.
    ISSUE_SAYINGS.translate(said, ptBrIssues) ??
    EDIT_SAYINGS.translate(said, ptBrEdits) ??
    CRON_SAYINGS.translate(said, ptBrCron)
  );
}

/** Sentences one after the other; in the English given where one of them is not known, or none is given. */
export function sentencesInPortuguese(said: readonly Saying[] | undefined, english: string): string {
  const sentences = said?.map(inPortuguese) ?? [null];
  return sentences.length === 0 || sentences.includes(null) ? english : sentences.join(' ');
}
