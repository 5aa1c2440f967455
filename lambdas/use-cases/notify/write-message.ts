import type { BatchJobRecord, Deployment, Failure, Notification } from '@flowi/contracts/entities';
import type { DriftReport } from '@flowi/contracts/monitoring';
import { inLines, NOTICE_SAYINGS, type NoticeSubject, type Said, toldOf, withoutWords } from '@flowi/contracts/sayings';
import type { RunRecord } from '../../ports/records.ts';
import { sentencesOf } from '../failures/sentences-of.ts';

export type Words = Pick<Notification, 'kind' | 'subject' | 'text' | 'said'>;
type Lines = readonly (readonly Said[])[];

const say: (typeof NOTICE_SAYINGS)['say'] = (id, values) => NOTICE_SAYINGS.say(id, values);
const LOG_LINES = 10;

/** What is told of a run that has ended. */
export function aboutRun(run: RunRecord): Words | null {
  const { runId, flowId: flow, modelVersion: version } = run;
  const name = `${flow}: run ${runId}`;
  if (run.state === 'failed') {
    const what: NoticeSubject = { type: 'run', id: runId, flow, attempt: run.attempt, source: null };
    return { kind: 'run_failed', subject: `${name} failed`, ...inLines(failed(run.failure, what)) };
  }
  if (run.state !== 'succeeded') return null;
  if (run.decision?.outcome === 'promoted') {
    return {
      kind: 'run_succeeded',
      subject: `${name} promoted model version ${version}`,
      ...inLines([[say('notice.live', { version, flow }), ...reasonOf(run)]]),
    };
  }
  const outcome =
    run.decision?.outcome === 'rejected' || run.decision?.outcome === 'refused' ? run.decision.outcome : 'skipped';
  return {
    kind: 'run_skipped',
    subject: `${name}: the model ${SKIPS[outcome]}`,
    ...inLines([[say('notice.not_live', { version, flow, outcome }), ...reasonOf(run)]]),
  };
}

const SKIPS = { rejected: 'was rejected', refused: 'did not pass the gate', skipped: 'was skipped' } as const;

/** Why a run went live, or not; English and sentences stand beside each other as the decision keeps them. */
export function reasonOf({ decision }: Pick<RunRecord, 'decision'>): Said[] {
  if (decision === null || decision.reason === '') return [];
  const { reason, said } = decision;
  return said === undefined ? [say('as_it_is', { text: reason })] : [say('notice.decision', { reason, because: said })];
}

/**
 * What is told of a batch job that has ended.
 *
 * @param drift the report of its check, when the rows were judged
 */
export function aboutBatch(job: BatchJobRecord, drift: DriftReport | null): Words | null {
  const name = `${job.flowId}: batch ${job.batchJobId}`;
  const what: NoticeSubject = {
    type: 'batch_job',
    id: job.batchJobId,
    flow: job.flowId,
    attempt: null,
    source: job.source,
  };
  switch (job.state) {
    case 'succeeded':
      return {
        kind: 'batch_succeeded',
        subject: `${name} answered ${job.answered ?? job.rowsOut} of ${job.rowsOut} rows`,
        ...inLines([
          [say('notice.wrote', { what, rows: job.rowsOut, uri: job.destinationUri })],
          ...unanswered(job),
          ...doubts(job, drift),
          ...movedColumns(job, drift),
        ]),
      };
    case 'refused':
      return {
        kind: 'batch_refused',
        subject: `${name} refused: the rows drift`,
        ...inLines([[say('notice.refused', { what }), ...judgement(job, drift)], ...movedColumns(job, drift)]),
      };
    case 'failed':
      return { kind: 'batch_failed', subject: `${name} failed`, ...inLines(failed(job.failure, what)) };
    default:
      return null;
  }
}

function unanswered({ answered, rowsOut }: BatchJobRecord): Lines {
  // Jobs of before it was kept have none.
  if ((answered ?? rowsOut) === rowsOut) return [];
  return [[say('notice.unanswered', { answered, rows: rowsOut })]];
}

/** What the drift check said of rows that were scored all the same. */
function doubts(job: BatchJobRecord, drift: DriftReport | null): Lines {
  const { verdict } = job;
  // The same.
  if (verdict === null || verdict === 'ok') return [];
  return [[say('notice.drift_says', { verdict }), ...judgement(job, drift)]];
}

/** The words that the job keeps of its check; in sentences while the report that they are from is there. */
function judgement({ reason }: BatchJobRecord, drift: DriftReport | null): Said[] {
  if (reason === null || reason === '') return [];
  if (drift === null || !reason.startsWith(drift.words)) return [say('as_it_is', { text: reason })];
  const report = say('notice.report', { report: toldOf(drift) });
  const look = say('notice.look_before_use', {});
  return reason.endsWith(look.message) ? [report, look] : [report];
}

/** One line for each column that drifted. */
function movedColumns({ verdict }: BatchJobRecord, drift: DriftReport | null): Lines {
  if (verdict !== 'drift' || drift === null) return [];
  return drift.columns
    .filter((column) => column.verdict === 'drift')
    .map((column) => [say('notice.column', { column: withoutWords(column) })]);
}

/** What is told of a deployment that has settled. */
export function aboutDeployment({ deploymentId, modelVersion, flowId: flow, kind, ...rest }: Deployment): Words | null {
  switch (rest.state) {
    case 'in_service':
      return {
        kind: 'deployed',
        subject: `${deploymentId} serves model version ${modelVersion}`,
        ...inLines([[say('notice.deployed', { deployment: deploymentId, flow, version: modelVersion })]]),
      };
    case 'deleted':
      return {
        kind: 'endpoint_deleted',
        subject: `${deploymentId} was taken down`,
        ...inLines([[say('notice.taken_down', { deployment: deploymentId, flow })]]),
      };
    case 'failed': {
      const what: NoticeSubject = { type: 'deployment', id: deploymentId, flow, attempt: null, source: null };
      return {
        kind: 'deploy_failed',
        subject: `${deploymentId} failed`,
        ...inLines(failed(rest.failure, what, { flowId: flow, kind })),
      };
    }
    default:
      return null;
  }
}

function failed(
  failure: Failure | null,
  what: NoticeSubject,
  of: Pick<Deployment, 'flowId' | 'kind'> | null = null,
): Lines {
  if (failure === null) return [[say('notice.failed_untold', { what })]];
  const { step, cause, fix, logTail } = failure;
  const log = logTail.slice(-LOG_LINES).map((text) => [say('as_it_is', { text })]);
  return [
    [say('notice.failed', { what, step, cause, because: sentencesOf(failure) })],
    ...(fix === null ? [] : [[say('notice.fix', { fix, of })]]),
    ...(log.length === 0 ? [] : [[say('notice.log', {})], ...log]),
  ];
}
