import type { BatchJobRecord, Deployment, Failure, Notification } from '@flowi/contracts/entities';
import type { RunRecord } from '../../ports/records.ts';

export type Words = Pick<Notification, 'kind' | 'subject' | 'text'>;

/** What is told of a run that has ended. */
export function aboutRun(run: RunRecord): Words | null {
  const name = `${run.flowId}: run ${run.runId}`;
  if (run.state === 'failed')
    return {
      kind: 'run_failed',
      subject: `${name} failed`,
      text: failed(run.failure, `Run ${run.runId} (attempt ${run.attempt}) of flow ${run.flowId}`),
    };
  if (run.state !== 'succeeded') return null;
  const said = run.decision?.reason ?? '';
  if (run.decision?.outcome === 'promoted') {
    return {
      kind: 'run_succeeded',
      subject: `${name} promoted model version ${run.modelVersion}`,
      text: `Model version ${run.modelVersion} of flow ${run.flowId} is live. ${said}`,
    };
  }
  const what =
    run.decision?.outcome === 'rejected'
      ? 'was rejected'
      : run.decision?.outcome === 'refused'
        ? 'did not pass the gate'
        : 'was skipped';
  return {
    kind: 'run_skipped',
    subject: `${name}: the model ${what}`,
    text: `Model version ${run.modelVersion} of flow ${run.flowId} ${what}; what was live stays live. ${said}`,
  };
}

/** What is told of a batch job that has ended; `drift` says which columns moved and by how much. */
export function aboutBatch(job: BatchJobRecord, drift: readonly string[]): Words | null {
  const name = `${job.flowId}: batch ${job.batchJobId}`;
  const of = `Batch job ${job.batchJobId} of flow ${job.flowId} over ${job.source}`;
  switch (job.state) {
    case 'succeeded':
      return {
        kind: 'batch_succeeded',
        subject: `${name} answered ${job.answered ?? job.rowsOut} of ${job.rowsOut} rows`,
        text: [
          `${of} wrote ${job.rowsOut} rows to ${job.destinationUri}.`,
          ...unanswered(job),
          ...doubts(job),
          ...drift,
        ].join('\n'),
      };
    case 'refused':
      return {
        kind: 'batch_refused',
        subject: `${name} refused: the rows drift`,
        text: [`${of} was refused before prediction; nothing was written. ${job.reason ?? ''}`.trim(), ...drift].join(
          '\n',
        ),
      };
    case 'failed':
      return { kind: 'batch_failed', subject: `${name} failed`, text: failed(job.failure, of) };
    default:
      return null;
  }
}

function unanswered({ answered, rowsOut }: BatchJobRecord): string[] {
  // Jobs of before it was kept have none.
  if ((answered ?? rowsOut) === rowsOut) return [];
  return [`${answered} of ${rowsOut} rows were answered; the others carry null and a reason.`];
}

/** What the drift check said of rows that were scored all the same. */
function doubts({ verdict, reason }: BatchJobRecord): string[] {
  // The same.
  if ((verdict ?? 'ok') === 'ok') return [];
  return [`The drift check says ${verdict?.replaceAll('_', ' ')}. ${reason ?? ''}`.trim()];
}

/** What is told of a deployment that has settled. */
export function aboutDeployment(deployment: Deployment): Words | null {
  const { deploymentId, modelVersion, flowId } = deployment;
  switch (deployment.state) {
    case 'in_service':
      return {
        kind: 'deployed',
        subject: `${deploymentId} serves model version ${modelVersion}`,
        text: `Deployment ${deploymentId} of flow ${flowId} serves model version ${modelVersion}.`,
      };
    case 'deleted':
      return {
        kind: 'endpoint_deleted',
        subject: `${deploymentId} was taken down`,
        text: `Deployment ${deploymentId} of flow ${flowId} was taken down; nothing of it is left.`,
      };
    case 'failed':
      return {
        kind: 'deploy_failed',
        subject: `${deploymentId} failed`,
        text: failed(deployment.failure, `Deployment ${deploymentId} of flow ${flowId}`),
      };
    default:
      return null;
  }
}

function failed(failure: Failure | null, what: string): string {
  if (failure === null) return `${what} failed.`;
  const lines = [`${what} failed in step ${failure.step}: ${failure.cause}`];
  if (failure.fix !== null) lines.push(`What to try: ${failure.fix}`);
  if (failure.logTail.length > 0) lines.push('End of the log:', ...failure.logTail.slice(-10));
  return lines.join('\n');
}
