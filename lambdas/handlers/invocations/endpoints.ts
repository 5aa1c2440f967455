import { routes } from '@flowi/contracts/api';
import { type RawBody, rawEndpoint } from '../../http/endpoint.ts';
import { rawReply } from '../../http/reply.ts';
import type { Invocation } from '../../ports/endpoints.ts';
import type { Ports } from '../../ports/ports.ts';
import type { DeploymentKey } from '../../ports/repositories.ts';
import { invokeDeployment } from '../../use-cases/deployments/invoke-deployment.ts';

export const invocationEndpoints = (ports: Pick<Ports, 'deployments' | 'invoker'>) => {
  const pass =
    (protocol: Invocation['protocol']) =>
    async ({ params, body }: { params: DeploymentKey; body: RawBody }) => {
      const reply = await invokeDeployment(ports, params, {
        body: body.bytes,
        contentType: body.contentType,
        accept: body.accept,
        protocol,
      });
      return rawReply(reply.status, reply.contentType, reply.body);
    };
  return [rawEndpoint(routes.invocations.invoke, pass('rows')), rawEndpoint(routes.invocations.infer, pass('infer'))];
};
