import type { BatchJobRecord, Deployment, Run } from '@flowi/contracts/entities';
import type { Session } from '../../../cli/src/session.ts';
import { waitFor } from './wait.ts';

const ENDED: ReadonlySet<string> = new Set(['succeeded', 'failed', 'stopped', 'refused']);
const SETTLED: ReadonlySet<string> = new Set(['in_service', 'failed', 'deleted']);

/** Follows a run to its end, or to the point where a person decides. */
export const followRun = ({ client, projectId }: Session, runId: string): Promise<Run> =>
  waitFor<Run>({
    read: () => client.runs.get({ params: { projectId, runId } }),
    done: ({ state }) => ENDED.has(state) || state === 'awaiting_approval',
  });

/** Follows a batch job to its end. */
export const followBatch = ({ client, projectId }: Session, batchJobId: string): Promise<BatchJobRecord> =>
  waitFor<BatchJobRecord>({
    read: () => client.deployments.getBatch({ params: { projectId, batchJobId } }),
    done: ({ state }) => ENDED.has(state),
  });

/** Waits until a deployment serves, failed or is gone. */
export const settle = ({ client, projectId }: Session, deploymentId: string): Promise<Deployment> =>
  waitFor<Deployment>({
    read: () => client.deployments.get({ params: { projectId, deploymentId } }),
    done: ({ state }) => SETTLED.has(state),
  });
