import * as z from 'zod';
import { Book, type Said, type Saying, sayingSchema, sentence } from './book.ts';

const text = z.string();
const number = z.number();
const version = number.nullable();
const rows = z.enum(['held_out', 'validation']);
const bound = { metric: text, value: number, smaller: z.boolean(), threshold: number };
const against = {
  metric: text.nullable(),
  candidate: number.nullable(),
  live: number.nullable(),
  version,
  rows: number,
  gain: number,
  low: number,
  high: number,
};
type Against = z.infer<z.ZodObject<typeof against>>;

/** Four digits that count, as people read them. */
function figure(value: number | null): string {
  return value === null ? 'unknown' : String(Number(value.toPrecision(4)));
}

function atLeast({ smaller, threshold }: { smaller: boolean; threshold: number }): string {
  return `${smaller ? 'at most' : 'at least'} ${figure(threshold)}`;
}

function compared({ metric, candidate, live, version: of, rows: count }: Against): string {
  return `${metric} ${figure(candidate)} against ${figure(live)} of the live version ${of} on the same ${count} held-out rows`;
}

function interval({ gain, low, high }: Against): string {
  return `gain ${figure(gain)}, 95% between ${figure(low)} and ${figure(high)}`;
}

const on = (where: z.infer<typeof rows>) => `on the ${where === 'held_out' ? 'held-out' : 'validation'} rows`;

/** Why a trial goes live, or not; a decision says one or several. */
export const DECISION_SAYINGS = new Book({
  not_measured: sentence(
    { metric: text, rows },
    ({ metric, rows: where }) => `The gate asks for ${metric}, which was not measured ${on(where)}.`,
  ),
  reaches: sentence(
    bound,
    ({ metric, value, ...asked }) => `${metric} is ${figure(value)}; the gate asks for ${atLeast(asked)}.`,
  ),
  misses: sentence(
    { ...bound, rows },
    ({ metric, value, rows: where, ...asked }) =>
      `${metric} is ${figure(value)} ${on(where)}; the gate asks for ${atLeast(asked)}.`,
  ),
  no_live_model: sentence({}, () => 'No model of this flow is live yet.'),
  need_not_beat: sentence({ version }, ({ version: of }) => `The gate does not ask it to beat the live version ${of}.`),
  incomparable: sentence(
    { version, reason: text, because: sayingSchema.optional() },
    ({ version: of, reason }) => `It cannot be compared with the live version ${of}: ${reason} A person decides.`,
  ),
  no_gain: sentence(
    { version },
    ({ version: of }) => `The comparison with the live version ${of} gave no gain. A person decides.`,
  ),
  no_win: sentence(
    { ...against, least: number },
    ({ least, ...figures }) =>
      `It does not beat the live model: ${compared(figures)} (${interval(figures)}${least > 0 ? `; more than ${figure(least)} is asked for` : ''}).`,
  ),
  noise: sentence(against, (figures) => `Its gain may be noise: ${compared(figures)} (${interval(figures)}).`),
  win: sentence(against, (figures) => `It beats the live model: ${compared(figures)} (${interval(figures)}).`),
  asks_for_approval: sentence({}, () => "The gate asks for a person's approval."),
  approved: sentence(
    { by: text, reason: text },
    ({ by, reason }) => `Approved by ${by}${reason === '' ? '' : `: ${reason}`}.`,
  ),
  rejected: sentence(
    { by: text, reason: text },
    ({ by, reason }) => `Rejected by ${by}${reason === '' ? '' : `: ${reason}`}.`,
  ),
  trial_failed: sentence({ reason: text.nullable() }, ({ reason }) => reason ?? 'The trial failed.'),
  other_trial: sentence(
    { chosen: number },
    ({ chosen }) =>
      `The last run chose trial ${chosen} and compared only that one with the live model; run it again to know.`,
  ),
  other_metric: sentence(
    { compared: text.nullable(), metric: text },
    ({ compared: by, metric }) =>
      `The last run compared with the live model by ${by}; run it again to compare by ${metric}.`,
  ),
});

/** Why two models cannot be compared: clauses, which follow a colon. */
export const COMPARISON_SAYINGS = new Book({
  overtaken: sentence(
    { compared: version, live: version },
    ({ compared: by, live }) =>
      `it was compared with ${by === null ? 'no live model' : `version ${by}`}, and version ${live} is live by now. Run it again to compare with that.`,
  ),
  target_changed: sentence(
    { before: text, now: text },
    ({ before, now }) => `the target changed from '${before}' to '${now}'`,
  ),
  task_changed: sentence({ before: text, now: text }, ({ before, now }) => `the task changed from ${before} to ${now}`),
  classes_changed: sentence(
    { before: text, now: text },
    ({ before, now }) => `the classes changed from ${before} to ${now}`,
  ),
  columns_absent: sentence(
    { columns: z.array(text) },
    ({ columns }) =>
      `the live model needs column ${columns.map((name) => `'${name}'`).join(', ')}, which the data has no more`,
  ),
  rows_untold: sentence(
    { fault: text },
    ({ fault }) => `which rows the live model was not trained on can not be told: ${fault}`,
  ),
  unanswered: sentence(
    { live: z.boolean(), count: number, rows: number, first: text },
    ({ live, count, rows: all, first }) =>
      `the ${live ? 'live model' : 'candidate'} has no answer for ${count.toLocaleString('en')} of the ${all.toLocaleString('en')} held-out rows: ${first}`,
  ),
  seen: sentence(
    { seen: number, rows: number },
    ({ seen, rows: count }) =>
      `the live model may have been trained on ${seen.toLocaleString('en')} of the ${count.toLocaleString('en')} held-out rows`,
  ),
});

/** Several sentences as one text, with what it was made of. */
export function together(sentences: readonly Said[]): { reason: string; said: Saying[] } {
  return { reason: sentences.map(({ message }) => message).join(' '), said: sentences.map(({ said }) => said) };
}
