import type { Client } from '@flowi/contracts/client';
import { queryOptions } from '@tanstack/react-query';

const POINTS = 96;

interface Wanted {
  projectId: string;
  deploymentId: string;
  /** Back from now. */
  hours: number;
}

/** Requests of the last hours, in at most 96 steps. */
export function trafficQuery(api: Client, { projectId, deploymentId, hours }: Wanted) {
  return queryOptions({
    queryKey: ['traffic', projectId, deploymentId, hours],
    queryFn: () => {
      const to = new Date();
      const from = new Date(to.getTime() - hours * 3_600_000);
      return api.monitoring.traffic({
        params: { projectId, deploymentId },
        query: { from: from.toISOString(), to: to.toISOString(), points: POINTS },
      });
    },
  });
}
