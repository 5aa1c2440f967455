import * as z from 'zod';
import { sayingSchema, sentence } from '../book.ts';

const text = z.string();
const texts = z.array(text).readonly();
const number = z.number();

/** Why nothing comes of a call about a run, or of one of its steps. */
export const RUN_PROBLEMS = {
  'run.not_waiting': sentence(
    { run: text, state: text },
    ({ run, state }) => `Run ${run} is ${state}; it does not wait for an approval.`,
  ),
  'run.answered': sentence(
    { run: text, approved: z.boolean(), by: text },
    ({ run, approved, by }) => `Run ${run} was ${approved ? 'approved' : 'rejected'} by ${by} already.`,
  ),
  'run.overtaken': sentence(
    { flow: text, live: number.nullable(), compared: number.nullable() },
    ({ flow, live, compared }) =>
      `Version ${live} of flow ${flow} went live after this run was compared with ${compared ?? 'no live model'}. Reject this run and start it again.`,
  ),
  'run.overtaken_at_promotion': sentence(
    { live: number.nullable(), compared: number.nullable() },
    ({ live, compared }) =>
      `Version ${live} went live after this run was compared with ${compared ?? 'no live model'}; run it again.`,
  ),
  'run.answer_late': sentence({}, () => 'Nothing waits for this answer any more: it was given, or the run has ended.'),
  'run.of_other_flow': sentence(
    { run: text, flow: text, wanted: text },
    ({ run, flow, wanted }) => `Run ${run} is of flow ${flow}; use another Idempotency-Key for flow ${wanted}.`,
  ),
  'run.no_retry': sentence(
    { run: text, state: text },
    ({ run, state }) => `Run ${run} is ${state}; only a failed or stopped run can be retried.`,
  ),
  'run.ended': sentence(
    { run: text, state: text },
    ({ run, state }) => `Run ${run} has ${state} already; there is nothing to stop.`,
  ),
  'run.later_attempt': sentence(
    { run: text, attempt: number, given: number },
    ({ run, attempt, given }) => `Run ${run} is at attempt ${attempt}; attempt ${given} changes nothing any more.`,
  ),
  'run.stopped': sentence({ run: text }, ({ run }) => `Run ${run} was stopped.`),
  'run.no_model': sentence({ run: text }, ({ run }) => `Run ${run} has no model version to promote.`),
  'run.no_result': sentence({ uri: text }, ({ uri }) => `The training job ended without a result: there is no ${uri}.`),
  'run.approval_unasked': sentence({ reason: text }, ({ reason }) => `Nobody could be asked to approve: ${reason}`),
};

/** Why nothing comes of a call about a batch job, or of one of its steps. */
export const BATCH_PROBLEMS = {
  'batch.overlap': sentence(
    { destination: text, source: text },
    ({ destination, source }) =>
      `destination is ${JSON.stringify(destination)} and source ${JSON.stringify(source)}; one lies in the other. Give a destination outside of the source, or none.`,
  ),
  'batch.place': sentence(
    {
      field: text,
      uri: text,
      allowed: text,
      reserved: texts.describe('Places below it that only Flowi writes to; empty where it is read'),
    },
    ({ field, uri, allowed, reserved }) =>
      `${field} is ${JSON.stringify(uri)}; give an address below ${allowed}${reserved.length > 0 ? ` and not below its ${reserved.join(' or ')}` : ' or the name of a dataset'}.`,
  ),
  'batch.source': sentence(
    { source: text },
    ({ source }) =>
      `source is ${JSON.stringify(source)}; give a dataset (name or name@version) or an s3:// prefix of the project.`,
  ),
  'batch.not_ready': sentence(
    { dataset: text, version: text.nullable() },
    ({ dataset, version }) => `Dataset ${dataset} has no ready version${version === null ? '' : ` ${version}`}.`,
  ),
  'batch.nothing_there': sentence({ uri: text }, ({ uri }) => `There are no objects below ${uri}.`),
  'batch.several_formats': sentence(
    { uri: text, formats: texts },
    ({ uri, formats }) => `Below ${uri} are objects of several kinds (${formats.join(', ')}); a batch takes one.`,
  ),
  'batch.format': sentence(
    { source: text, format: text },
    ({ source, format }) => `${source} is of format ${format}; a batch scores csv or parquet.`,
  ),
  'batch.object_gone': sentence(
    { uri: text },
    ({ uri }) => `Object ${uri} of the source is gone; start the batch again.`,
  ),
  'batch.no_retry': sentence(
    { job: text, state: text },
    ({ job, state }) => `Batch job ${job} is ${state}; only a failed or stopped batch job can be retried.`,
  ),
  'batch.of_other_flow': sentence(
    { job: text, flow: text },
    ({ job, flow }) => `Batch job ${job} is of flow ${flow}; use another Idempotency-Key.`,
  ),
  'batch.ended': sentence(
    { job: text, state: text },
    ({ job, state }) => `Batch job ${job} has ended already (${state}); there is nothing to stop.`,
  ),
  'batch.later_attempt': sentence(
    { job: text, attempt: number, given: number },
    ({ job, attempt, given }) =>
      `Batch job ${job} is at attempt ${attempt}; attempt ${given} changes nothing any more.`,
  ),
  'batch.stopped': sentence({ job: text }, ({ job }) => `Batch job ${job} was stopped.`),
  'batch.plan_gone': sentence({ flow: text }, ({ flow }) => `The batch plan of flow ${flow} was taken down.`),
  'batch.no_counts': sentence({ job: text }, ({ job }) => `The count of batch job ${job} left no counts.`),
  'batch.rows_lost': sentence(
    { job: text, rowsIn: number, rowsOut: number },
    ({ job, rowsIn, rowsOut }) => `${rowsIn} rows went into batch job ${job} and ${rowsOut} came out.`,
  ),
  'batch.file_fault': sentence(
    { file: text, line: number, problem: text, because: sayingSchema },
    ({ file, line, problem }) => `${file}, line ${line} ${problem}`,
  ),
  'batch.columns_lacking': sentence(
    { source: text, lacking: texts, columns: texts },
    ({ source, lacking, columns }) =>
      `${source} lacks ${lacking.join(', ')}, which the model needs; it has ${columns.join(', ')}`,
  ),
  'batch.columns_taken': sentence(
    { source: text, columns: texts },
    ({ source, columns }) => `${source} has the column ${columns.join(', ')}, a name that predictions use; rename it`,
  ),
  'batch.no_rows': sentence({ uris: texts }, ({ uris }) => `There is no row in ${uris.join(', ')}`),
  'batch.other_columns': sentence(
    { uri: text, columns: text, first: text, firstColumns: text },
    ({ uri, columns, first, firstColumns }) =>
      `${uri} has the columns ${columns}, but ${first} has ${firstColumns}; sources of one job need the same`,
  ),
  'batch.unreadable': sentence({ uri: text, reason: text }, ({ uri, reason }) => `${uri} cannot be read: ${reason}`),
  'batch.stopped_before_writing': sentence(
    {},
    () => 'The batch job was stopped; nothing was written to its destination',
  ),
  'batch.no_result': sentence(
    { job: text, step: z.enum(['count', 'score']), uri: text },
    ({ job, step, uri }) => `The ${step} of batch job ${job} ended without a result: there is no ${uri}.`,
  ),
};
