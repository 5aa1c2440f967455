import type { Deployment } from '@flowi/contracts/entities';
import { messageOf } from '@flowi/contracts/errors';
import type { Ports } from '../../ports/ports.ts';
import { describeDashboard } from './describe-dashboard.ts';

type DashboardPorts = Pick<Ports, 'dashboards' | 'ledger'>;

/**
 * Draws the dashboard of an endpoint, where the stage has them. It is named like the endpoint.
 *
 * @returns what went wrong: a deployment does not fail for its dashboard
 */
export async function drawDashboard(ports: DashboardPorts, deployment: Deployment): Promise<string[]> {
  const { dashboards } = ports;
  const { endpointName } = deployment;
  if (dashboards === null || endpointName === null) return [];
  return warningOf(`Dashboard ${endpointName} could not be drawn`, async () => {
    const ledger = await ports.ledger.all(deployment);
    await dashboards.put(endpointName, (region) => describeDashboard({ deployment, endpointName, ledger }, region));
  });
}

/** Removes the dashboard of an endpoint. @returns what went wrong: the endpoint is gone all the same */
export async function removeDashboard(
  { dashboards }: Pick<Ports, 'dashboards'>,
  { endpointName }: Deployment,
): Promise<string[]> {
  if (dashboards === null || endpointName === null) return [];
  return warningOf(`Dashboard ${endpointName} could not be removed; remove it by hand, since it is billed`, () =>
    dashboards.remove(endpointName),
  );
}

async function warningOf(what: string, work: () => Promise<void>): Promise<string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    return [`${what}: ${messageOf(error)}`];
  }
}
