import { routes } from '@flowi/contracts/api';
import { endpoint } from '../../http/endpoint.ts';
import { checkOnline } from '../../use-cases/monitoring/check-online.ts';
import type { JudgeTrafficPorts } from '../../use-cases/monitoring/judge-traffic.ts';
import { found } from '../../use-cases/support/found.ts';

export const monitoringEndpoints = (ports: JudgeTrafficPorts) => [
  endpoint(routes.monitoring.driftReports, ({ params, query }) => ports.driftReports.list(params, query)),
  endpoint(routes.monitoring.driftReport, async ({ params }) =>
    found(await ports.driftReports.find(params), `drift report ${params.driftReportId}`),
  ),
  endpoint(routes.monitoring.checkOnline, ({ params }) => checkOnline(ports, params)),
  endpoint(routes.monitoring.notifications, ({ params, query }) => ports.notifications.list(params.projectId, query)),
];
