import { routes } from '@flowi/contracts/api';
import { endpoint } from '../../http/endpoint.ts';
import type { Ports } from '../../ports/ports.ts';
import { checkOnline } from '../../use-cases/monitoring/check-online.ts';
import { getDriftCounts } from '../../use-cases/monitoring/get-drift-counts.ts';
import { getTraffic } from '../../use-cases/monitoring/get-traffic.ts';
import type { JudgeTrafficPorts } from '../../use-cases/monitoring/judge-traffic.ts';
import { listNotifications } from '../../use-cases/monitoring/list-notifications.ts';
import { found } from '../../use-cases/support/found.ts';

export type MonitoringPorts = JudgeTrafficPorts & Pick<Ports, 'batchJobs'>;

export const monitoringEndpoints = (ports: MonitoringPorts) => [
  endpoint(routes.monitoring.driftReports, ({ params, query: { subject, ...page } }) =>
    ports.driftReports.list(subject === undefined ? params : { ...params, subject }, page),
  ),
  endpoint(routes.monitoring.driftReport, async ({ params }) =>
    found(await ports.driftReports.find(params), 'absent.drift_report', { report: params.driftReportId }),
  ),
  endpoint(routes.monitoring.driftCounts, ({ params }) => getDriftCounts(ports, params)),
  endpoint(routes.monitoring.traffic, ({ params, query }) => getTraffic(ports, params, query)),
  endpoint(routes.monitoring.checkOnline, ({ params }) => checkOnline(ports, params)),
  endpoint(routes.monitoring.notifications, ({ params, query: { kind, ...page } }) =>
    listNotifications(ports, params.projectId, kind, page),
  ),
];
