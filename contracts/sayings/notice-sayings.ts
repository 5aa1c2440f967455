import * as z from 'zod';
import { columnDriftSchema, driftReportSchema } from '../monitoring/drift-report.schema.ts';
import { Book, type Said, type Saying, sayingSchema, sentence } from './book.ts';
import { columnWords, toldWords } from './drift-words.ts';

const text = z.string();
const number = z.number();

const subject = z.object({
  type: z.enum(['run', 'batch_job', 'deployment']),
  id: text,
  flow: text,
  attempt: number.nullable().describe('Of a run'),
  source: text.nullable().describe('Of a batch job'),
});
/** What something is told of. */
export type NoticeSubject = z.infer<typeof subject>;

function named({ type, id, flow, attempt, source }: NoticeSubject): string {
  if (type === 'run') return `Run ${id}${attempt === null ? '' : ` (attempt ${attempt})`} of flow ${flow}`;
  if (type === 'batch_job') return `Batch job ${id} of flow ${flow}${source === null ? '' : ` over ${source}`}`;
  return `Deployment ${id} of flow ${flow}`;
}

const column = columnDriftSchema.omit({ words: true });
const told = driftReportSchema.pick({ verdict: true, rows: true }).extend({
  columns: z.array(column).readonly(),
  moved: number,
  judged: number,
  prediction: column.nullable(),
});

const SKIPS = { rejected: 'was rejected', refused: 'did not pass the gate', skipped: 'was skipped' } as const;

/** What to do about a scheduled start by the code of its refusal, for those whose message does not say it. */
const START_FIXES = {
  not_found: 'Switch its schedule off, or bring back what the message names.',
  invalid_flow: 'Open the flow, mend what the message names and freeze a version; the schedule runs the latest one.',
  too_many_trials: 'Remove values or models from the flow and freeze a version; the schedule runs the latest one.',
  not_ready: 'Bring what the message names into being, then start it by hand.',
  not_allowed: 'Ask who looks after this installation to give Flowi that right back.',
  other: 'Mend what the message names and start it by hand.',
} as const;
export const startFixSchema = z.enum([
  'not_found',
  'invalid_flow',
  'too_many_trials',
  'not_ready',
  'not_allowed',
  'other',
]);

/** What people are told, sentence by sentence. */
export const NOTICE_SAYINGS = new Book({
  as_it_is: sentence(
    { text: text.describe('Of a person or a library: in no other language') },
    ({ text: words }) => words,
  ),
  'notice.failed': sentence(
    { what: subject, step: text, cause: text, because: z.array(sayingSchema).readonly() },
    ({ what, step, cause }) => `${named(what)} failed in step ${step}: ${cause}`,
  ),
  'notice.failed_untold': sentence({ what: subject }, ({ what }) => `${named(what)} failed.`),
  'notice.fix': sentence(
    {
      fix: text,
      of: z
        .object({ flowId: text, kind: z.enum(['online', 'batch']) })
        .nullable()
        .describe('The deployment that failed, if it was one'),
    },
    ({ fix }) => `What to try: ${fix}`,
  ),
  'notice.log': sentence({}, () => 'End of the log:'),
  'notice.live': sentence(
    { version: number.nullable(), flow: text },
    ({ version, flow }) => `Model version ${version} of flow ${flow} is live.`,
  ),
  'notice.not_live': sentence(
    { version: number.nullable(), flow: text, outcome: z.enum(['rejected', 'refused', 'skipped']) },
    ({ version, flow, outcome }) =>
      `Model version ${version} of flow ${flow} ${SKIPS[outcome]}; what was live stays live.`,
  ),
  'notice.decision': sentence({ reason: text, because: z.array(sayingSchema).readonly() }, ({ reason }) => reason),
  'notice.trained': sentence(
    { run: text, flow: text, version: number.nullable() },
    ({ run, flow, version }) => `Run ${run} of flow ${flow} trained model version ${version}.`,
  ),
  'notice.decide': sentence({}, () => 'Approve or reject it on the page of the run.'),
  'notice.wrote': sentence(
    { what: subject, rows: number.nullable(), uri: text },
    ({ what, rows, uri }) => `${named(what)} wrote ${rows} rows to ${uri}.`,
  ),
  'notice.unanswered': sentence(
    { answered: number.nullable(), rows: number.nullable() },
    ({ answered, rows }) => `${answered} of ${rows} rows were answered; the others carry null and a reason.`,
  ),
  'notice.drift_says': sentence(
    { verdict: driftReportSchema.shape.verdict },
    ({ verdict }) => `The drift check says ${verdict.replaceAll('_', ' ')}.`,
  ),
  'notice.refused': sentence(
    { what: subject },
    ({ what }) => `${named(what)} was refused before prediction; nothing was written.`,
  ),
  'notice.column': sentence({ column }, ({ column: judged }) => `- ${columnWords(judged)}`),
  'notice.report': sentence({ report: told }, ({ report }) => toldWords(report)),
  'notice.look_before_use': sentence({}, () => 'They were written all the same: look at them before you use them.'),
  'notice.deployed': sentence(
    { deployment: text, flow: text, version: number },
    ({ deployment, flow, version }) => `Deployment ${deployment} of flow ${flow} serves model version ${version}.`,
  ),
  'notice.taken_down': sentence(
    { deployment: text, flow: text },
    ({ deployment, flow }) => `Deployment ${deployment} of flow ${flow} was taken down; nothing of it is left.`,
  ),
  'notice.start_refused': sentence(
    {
      kind: z.enum(['run', 'batch']),
      flow: text,
      scheduledFor: text,
      problem: text,
      because: sayingSchema.nullable(),
    },
    ({ kind, flow, scheduledFor, problem }) =>
      `The ${kind === 'run' ? 'run' : 'batch job'} of flow ${flow} that was scheduled for ${scheduledFor} was not started: ${problem}`,
  ),
  'notice.start_fix': sentence(
    { by: startFixSchema },
    ({ by }) => `What to try: ${START_FIXES[by]} The schedule goes on; its next time is tried again.`,
  ),
});

/** Lines of sentences as one text, with what it was made of. */
export function inLines(lines: readonly (readonly Said[])[]): { text: string; said: Saying[][] } {
  return {
    text: lines.map((line) => line.map(({ message }) => message).join(' ')).join('\n'),
    said: lines.map((line) => line.map(({ said }) => said)),
  };
}
