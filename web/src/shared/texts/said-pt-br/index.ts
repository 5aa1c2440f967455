import { COMPARISON_SAYINGS, CRON_SAYINGS, columnWords, reportWords, type Saying } from '@flowi/contracts/sayings';
import type { SaidMessage, Speaker } from '../speaker.ts';
import { ptBrComparisons } from './comparisons.ts';
import { ptBrCron } from './cron.ts';
import { ptBrDrift } from './drift.ts';
import { ptBrSummaries } from './failures.ts';
import { findingOf, fixInWords } from './fixes.ts';
import { inPortuguese, sentencesInPortuguese } from './say.ts';

const SUMMARIES: ReadonlyMap<string, string> = new Map(Object.entries(ptBrSummaries));

/** What the API says, in Brazilian Portuguese. */
export const ptBrSpeaker: Speaker = {
  flow: sentence,
  // The clauses of cron have names that others have too.
  cron: (message) => inWords(message, (said) => CRON_SAYINGS.translate(said, ptBrCron)),
  warning: sentence,
  problem: ({ code, message, said }) => {
    const told = said === undefined ? null : inPortuguese(said);
    return told === null ? { summary: ptBrSummaries[code], message } : { summary: null, message: told };
  },
  decision: ({ reason, said }) => sentencesInPortuguese(said, reason),
  comparison: ({ reason, said }) => (said && COMPARISON_SAYINGS.translate(said, ptBrComparisons)) ?? reason ?? '',
  notice: ({ text, said }) => {
    const lines = said?.map((line) => line.map(inPortuguese)) ?? [[null]];
    return lines.flat().includes(null) ? text : lines.map((line) => line.join(' ')).join('\n');
  },
  failure: ({ cause, said, code, fix }, of) => {
    const told = sentencesInPortuguese(said, '');
    return {
      // What the cause says in full needs no words in general.
      summary: told === '' ? (findingOf(fix) ?? SUMMARIES.get(code) ?? null) : null,
      cause: told === '' ? cause : told,
      causeIn: told === '' ? 'en' : undefined,
      fix: fix === null ? null : fixInWords(fix, of ?? null),
    };
  },
  // Reports of earlier releases do not say which value of a category changed most.
  driftColumn: (column) =>
    column.mean === null && column.level === null ? column.words : columnWords(column, ptBrDrift),
  driftReport: (report) => reportWords(report, ptBrDrift),
};

function sentence(message: SaidMessage): string {
  return inWords(message, inPortuguese);
}

function inWords({ message, said }: SaidMessage, translate: (said: Saying) => string | null): string {
  return (said && translate(said)) ?? message;
}
