import type { BatchJobRecord, Deployment } from '@flowi/contracts/entities';
import type { PageRequest } from '../../ports/page.ts';
import type { BatchJobKey, BatchJobRepository, DeploymentKey, DeploymentRepository } from '../../ports/repositories.ts';
import { DocumentCollection } from './document-collection.ts';
import { indexKeys, keys } from './keys.ts';
import type { DocumentTable } from './table.ts';

const BATCH_JOBS = 'BATCH_JOBS';
/** Partition of the endpoints in service, so that who looks at all of them finds no others. */
const SERVING = 'ONLINE_IN_SERVICE';

class Deployments extends DocumentCollection<DeploymentKey, Deployment> implements DeploymentRepository {
  list(projectId: string, page: PageRequest) {
    return this.table.page<Deployment>('primary', keys.deployment(projectId, ''), page);
  }

  onlineInService() {
    return this.table.all<Deployment>('second', { partition: SERVING, sort: '' });
  }
}

class BatchJobs extends DocumentCollection<BatchJobKey, BatchJobRecord> implements BatchJobRepository {
  list(projectId: string, flowId: string | undefined, page: PageRequest) {
    const request = { ...page, newestFirst: true };
    if (flowId === undefined) {
      return this.table.page<BatchJobRecord>(
        'second',
        { partition: indexKeys.ofProject(projectId, BATCH_JOBS), sort: '' },
        request,
      );
    }
    return this.table.page<BatchJobRecord>(
      'first',
      { partition: indexKeys.ofFlow(projectId, flowId, BATCH_JOBS), sort: '' },
      request,
    );
  }
}

export function deploymentRepository(table: DocumentTable): DeploymentRepository {
  return new Deployments(table, {
    name: 'deployment',
    keyOf: ({ projectId, deploymentId }) => keys.deployment(projectId, deploymentId),
    entriesOf: ({ kind, state, projectId, deploymentId }) =>
      kind === 'online' && state === 'in_service'
        ? { second: { partition: SERVING, sort: `${projectId}#${deploymentId}` } }
        : {},
  });
}

export function batchJobRepository(table: DocumentTable): BatchJobRepository {
  return new BatchJobs(table, {
    name: 'batch job',
    keyOf: ({ projectId, batchJobId }) => keys.batchJob(projectId, batchJobId),
    entriesOf: ({ projectId, flowId, batchJobId, createdAt }) => {
      const sort = `${createdAt}#${batchJobId}`;
      return {
        first: { partition: indexKeys.ofFlow(projectId, flowId, BATCH_JOBS), sort },
        second: { partition: indexKeys.ofProject(projectId, BATCH_JOBS), sort },
      };
    },
  });
}
