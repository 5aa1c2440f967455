import type { DriftReportRecord } from '@flowi/contracts/entities';
import type { PageRequest } from '../../ports/page.ts';
import type {
  DriftReportKey,
  DriftReportRepository,
  FlowKey,
  NotificationRepository,
} from '../../ports/repositories.ts';
import { DocumentCollection } from './document-collection.ts';
import { indexKeys, keys } from './keys.ts';
import type { DocumentTable } from './table.ts';

const DRIFT_REPORTS = 'DRIFT_REPORTS';
const NOTIFICATIONS = 'NOTIFICATIONS';

class DriftReports extends DocumentCollection<DriftReportKey, DriftReportRecord> implements DriftReportRepository {
  list({ projectId, flowId }: FlowKey, page: PageRequest) {
    const partition = indexKeys.ofFlow(projectId, flowId, DRIFT_REPORTS);
    return this.table.page<DriftReportRecord>('first', { partition, sort: '' }, { ...page, newestFirst: true });
  }
}

export function driftReportRepository(table: DocumentTable): DriftReportRepository {
  return new DriftReports(table, {
    name: 'drift report',
    keyOf: ({ projectId, driftReportId }) => keys.driftReport(projectId, driftReportId),
    entriesOf: ({ projectId, flowId, driftReportId, createdAt }) => ({
      first: { partition: indexKeys.ofFlow(projectId, flowId, DRIFT_REPORTS), sort: `${createdAt}#${driftReportId}` },
    }),
  });
}

export function notificationRepository(table: DocumentTable): NotificationRepository {
  return {
    insert: (notification) =>
      table.write({
        key: keys.notification(notification.projectId, notification.notificationId),
        document: notification,
        expected: null,
        entries: {
          second: {
            partition: indexKeys.ofProject(notification.projectId, NOTIFICATIONS),
            sort: `${notification.at}#${notification.notificationId}`,
          },
        },
      }),
    has: async (projectId, notificationId) => (await table.read(keys.notification(projectId, notificationId))) !== null,
    list: (projectId, page) =>
      table.page(
        'second',
        { partition: indexKeys.ofProject(projectId, NOTIFICATIONS), sort: '' },
        { ...page, newestFirst: true },
      ),
  };
}
