import { routes } from '@flowi/contracts/api';
import { endpoint } from '../../http/endpoint.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RequestDeploymentPorts } from '../../use-cases/deployments/request-deployment.ts';
import { getModel, listModels } from '../../use-cases/models/get-model.ts';
import { rollBack } from '../../use-cases/models/roll-back.ts';
import { found } from '../../use-cases/support/found.ts';

export type ModelPorts = RequestDeploymentPorts & Pick<Ports, 'ledger' | 'modelStore'>;

export const modelEndpoints = (ports: ModelPorts) => [
  endpoint(routes.models.list, ({ params, query }) => listModels(ports, params, query)),
  endpoint(routes.models.get, ({ params }) => getModel(ports, params)),
  endpoint(routes.models.rollback, ({ caller, params, body }) => rollBack(ports, caller, { ...params, ...body })),
  endpoint(routes.models.ledger, async ({ params, query }) => {
    found(await ports.flows.find(params), 'absent.flow', { flow: params.flowId });
    return ports.ledger.list(params, query);
  }),
];
