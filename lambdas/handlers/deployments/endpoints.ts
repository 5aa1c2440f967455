import { routes } from '@flowi/contracts/api';
import { endpoint } from '../../http/endpoint.ts';
import type { Ports } from '../../ports/ports.ts';
import { type ListBatchFilesPorts, listBatchFiles } from '../../use-cases/batch/list-batch-files.ts';
import { retryBatch } from '../../use-cases/batch/retry-batch.ts';
import { type StartBatchPorts, startBatch } from '../../use-cases/batch/start-batch.ts';
import { type StopBatchPorts, stopBatch } from '../../use-cases/batch/stop-batch.ts';
import { removeDeployment } from '../../use-cases/deployments/remove-deployment.ts';
import { type RequestDeploymentPorts, requestDeployment } from '../../use-cases/deployments/request-deployment.ts';
import { derivedId } from '../../use-cases/support/derived-id.ts';
import { found } from '../../use-cases/support/found.ts';

export type DeploymentPorts = RequestDeploymentPorts &
  StartBatchPorts &
  StopBatchPorts &
  ListBatchFilesPorts &
  Pick<Ports, 'ids'>;

export const deploymentEndpoints = (ports: DeploymentPorts) => [
  endpoint(routes.deployments.list, ({ params, query }) => ports.deployments.list(params.projectId, query)),
  endpoint(routes.deployments.get, async ({ params }) =>
    found(await ports.deployments.find(params), 'absent.deployment', { deployment: params.deploymentId }),
  ),
  endpoint(routes.deployments.deploy, ({ caller, params, body }) =>
    requestDeployment(ports, caller, { ...params, ...body }),
  ),
  endpoint(routes.deployments.remove, ({ caller, params }) => removeDeployment(ports, caller, params)),
  endpoint(routes.deployments.startBatch, ({ caller, params, body, idempotencyKey }) => {
    const batchJobId =
      idempotencyKey === null
        ? ports.ids.next()
        : derivedId(ports.ids, caller.userId, params.projectId, idempotencyKey);
    return startBatch(ports, { ...params, ...body, batchJobId, requestedBy: caller.userId });
  }),
  endpoint(routes.deployments.listBatch, ({ params, query }) =>
    ports.batchJobs.list(params.projectId, query.flowId, query),
  ),
  endpoint(routes.deployments.getBatch, async ({ params }) =>
    found(await ports.batchJobs.find(params), 'absent.batch_job', { job: params.batchJobId }),
  ),
  endpoint(routes.deployments.listBatchFiles, async ({ params }) => ({ items: await listBatchFiles(ports, params) })),
  endpoint(routes.deployments.stopBatch, ({ caller, params }) => stopBatch(ports, caller, params)),
  endpoint(routes.deployments.retryBatch, ({ params }) => retryBatch(ports, params)),
];
