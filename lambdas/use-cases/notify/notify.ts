import type { BatchJobRecord, Notification } from '@flowi/contracts/entities';
import type { NotifyRequest } from '@flowi/contracts/events';
import type { DriftReport } from '@flowi/contracts/monitoring';
import type { Ports } from '../../ports/ports.ts';
import { type TellPorts, tell } from '../monitoring/tell.ts';
import { aboutBatch, aboutDeployment, aboutRun, type Words } from './write-message.ts';

export type NotifyPorts = Pick<Ports, 'runs' | 'batchJobs' | 'deployments' | 'driftReports'> & TellPorts;

interface Subject {
  readonly flowId: string;
  readonly about: string;
  readonly of: Notification['of'];
  readonly words: Words | null;
}

/** Tells people how it ended, in the words of the record itself: what the machine thinks of it does not matter. */
export async function notify(ports: NotifyPorts, request: NotifyRequest): Promise<{ ok: true }> {
  const subject = await subjectOf(ports, request);
  if (subject?.words) {
    const { flowId, about, of, words } = subject;
    await tell(ports, { projectId: request.projectId, flowId, about, of, ...words });
  }
  return { ok: true };
}

async function subjectOf(
  ports: NotifyPorts,
  { projectId, runId, batchJobId, deploymentId }: NotifyRequest,
): Promise<Subject | null> {
  if (runId !== undefined) {
    const run = await ports.runs.find({ projectId, runId });
    return (
      run && {
        flowId: run.flowId,
        about: `${run.runId}-${run.attempt}`,
        of: { type: 'run', id: run.runId },
        words: aboutRun(run),
      }
    );
  }
  if (batchJobId !== undefined) {
    const job = await ports.batchJobs.find({ projectId, batchJobId });
    return (
      job && {
        flowId: job.flowId,
        about: `${job.batchJobId}-${job.attempt}`,
        of: { type: 'batch_job', id: job.batchJobId },
        words: aboutBatch(job, await driftOf(ports, job)),
      }
    );
  }
  if (deploymentId === undefined) return null;
  const deployment = await ports.deployments.find({ projectId, deploymentId });
  return (
    deployment && {
      flowId: deployment.flowId,
      about: `${deploymentId}-${deployment.updatedAt}`,
      of: { type: 'deployment', id: deploymentId },
      words: aboutDeployment(deployment),
    }
  );
}

async function driftOf(ports: Pick<Ports, 'driftReports'>, job: BatchJobRecord): Promise<DriftReport | null> {
  if (job.driftReportId === null) return null;
  const record = await ports.driftReports.find({ projectId: job.projectId, driftReportId: job.driftReportId });
  return record?.report ?? null;
}
