import { type Deployment, deploymentIdOf, type Notification } from '@flowi/contracts/entities';
import {
  batchJobAddress,
  batchJobsAddress,
  deploymentAddress,
  flowAddress,
  monitoringAddress,
  runAddress,
} from '../../shared/addresses.ts';

/** The page of what was told of; of its flow where it names nothing more. */
export function subjectAddress({ projectId, flowId, kind, of }: Notification): string {
  switch (of?.type) {
    case 'run':
      return runAddress(projectId, of.id);
    case 'batch_job':
      return batchJobAddress(projectId, of.id);
    case 'deployment':
      return deploymentAddress(projectId, of.id);
    case 'drift_report':
      return monitoringAddress(projectId, onlineOf(flowId), of.id);
    default:
      return addressByKind(projectId, flowId, kind);
  }
}

const onlineOf = (flowId: string): Deployment['deploymentId'] => deploymentIdOf(flowId, 'online');

/** As near as the kind leads. */
function addressByKind(projectId: string, flowId: string, kind: Notification['kind']): string {
  if (kind === 'drift') return monitoringAddress(projectId, onlineOf(flowId));
  if (kind.startsWith('batch_')) return `${batchJobsAddress(projectId)}?flow=${flowId}`;
  return flowAddress(projectId, flowId);
}
