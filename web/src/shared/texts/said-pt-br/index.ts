import type { Deployment } from '@flowi/contracts/entities';
import { LIKELY_FIXES, redeployFix } from '@flowi/contracts/errors';
import {
  COMPARISON_SAYINGS,
  CRON_SAYINGS,
  columnWords,
  DECISION_SAYINGS,
  EDIT_SAYINGS,
  ISSUE_SAYINGS,
  reportWords,
  type Saying,
} from '@flowi/contracts/sayings';
import type { SaidMessage, Speaker } from '../speaker.ts';
import { ptBrComparisons } from './comparisons.ts';
import { ptBrCron } from './cron.ts';
import { ptBrDecisions } from './decisions.ts';
import { ptBrDrift } from './drift.ts';
import { ptBrEdits } from './edits.ts';
import { ptBrFindings, ptBrFixes, ptBrSummaries } from './failures.ts';
import { ptBrIssues } from './issues.ts';

/** Portuguese by the English sentence, since records keep that one. */
const FIXES: ReadonlyMap<string, string> = new Map([
  ...pairs(LIKELY_FIXES.job, ptBrFixes.job),
  ...pairs(LIKELY_FIXES.step, ptBrFixes.step),
  ...pairs(LIKELY_FIXES.approval, ptBrFixes.approval),
  ...pairs(LIKELY_FIXES.machine, ptBrFixes.machine),
]);
/** The fix tells what was found, where it is the only one for it. */
const FINDINGS: ReadonlyMap<string, string> = new Map(pairs(LIKELY_FIXES.job, ptBrFindings));
const SUMMARIES: ReadonlyMap<string, string> = new Map(Object.entries(ptBrSummaries));

/** What the API says, in Brazilian Portuguese. */
export const ptBrSpeaker: Speaker = {
  // Rules and operations call some things alike; what stands in their sentences tells them apart.
  flow: (message) =>
    inWords(message, (said) => ISSUE_SAYINGS.translate(said, ptBrIssues) ?? EDIT_SAYINGS.translate(said, ptBrEdits)),
  cron: (message) => inWords(message, (said) => CRON_SAYINGS.translate(said, ptBrCron)),
  problem: (code) => ptBrSummaries[code],
  decision: ({ reason, said }) => {
    const sentences = said?.map((one) => DECISION_SAYINGS.translate(one, ptBrDecisions)) ?? [null];
    return sentences.includes(null) ? reason : sentences.join(' ');
  },
  comparison: ({ reason, said }) => (said && COMPARISON_SAYINGS.translate(said, ptBrComparisons)) ?? reason ?? '',
  failure: (failure, of) => ({
    summary: FINDINGS.get(failure.fix ?? '') ?? SUMMARIES.get(failure.code) ?? null,
    cause: failure.cause,
    fix: failure.fix === null ? null : fixInWords(failure.fix, of),
  }),
  // Reports of earlier releases do not say which value of a category changed most.
  driftColumn: (column) =>
    column.mean === null && column.level === null ? column.words : columnWords(column, ptBrDrift),
  driftReport: (report) => reportWords(report, ptBrDrift),
};

function inWords({ message, said }: SaidMessage, translate: (said: Saying) => string | null): string {
  return (said && translate(said)) ?? message;
}

/** What to try; after a deployment, in two sentences, of which the first names what to type. */
function fixInWords(fix: string, of: Pick<Deployment, 'flowId' | 'kind'> | undefined): string {
  const known = FIXES.get(fix);
  const redeploy = of && redeployFix(of.flowId, of.kind);
  if (known !== undefined || redeploy === undefined || !fix.startsWith(redeploy)) return known ?? fix;
  const { flowId, kind } = of ?? {};
  const deploy = kind === 'batch' ? `flowi deploy ${flowId} --batch` : `flowi deploy ${flowId}`;
  const rest = fix.slice(redeploy.length).trim();
  return `Implante de novo (${deploy}) ou reverta (flowi rollback ${flowId}). ${FIXES.get(rest) ?? rest}`.trim();
}

/** The Portuguese of each English sentence that there is one of. */
function pairs<K extends string>(
  english: Readonly<Record<K, string>>,
  portuguese: { readonly [P in K]?: string },
): [string, string][] {
  const said: Readonly<Record<string, string | undefined>> = portuguese;
  return Object.entries<string>(english).flatMap(([id, text]) => {
    const translated = said[id];
    return translated === undefined ? [] : [[text, translated]];
  });
}
