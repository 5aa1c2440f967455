import type { DriftReportRecord } from '@flowi/contracts/entities';
import type { PageRequest } from '../../ports/page.ts';
import type { DriftReportKey, DriftReportRepository, NotificationRepository } from '../../ports/repositories.ts';
import { DocumentCollection } from './document-collection.ts';
import { indexKeys, keys } from './keys.ts';
import type { DocumentTable } from './table.ts';

const DRIFT_REPORTS = 'DRIFT_REPORTS';
const NOTIFICATIONS = 'NOTIFICATIONS';

const reportsOf = (subject: DriftReportRecord['subject']) => `${DRIFT_REPORTS}#${subject}`;

class DriftReports extends DocumentCollection<DriftReportKey, DriftReportRecord> implements DriftReportRepository {
  list({ projectId, flowId, subject }: Parameters<DriftReportRepository['list']>[0], page: PageRequest) {
    const request = { ...page, newestFirst: true };
    if (subject === undefined) {
      const partition = indexKeys.ofFlow(projectId, flowId, DRIFT_REPORTS);
      return this.table.page<DriftReportRecord>('first', { partition, sort: '' }, request);
    }
    const partition = indexKeys.ofFlow(projectId, flowId, reportsOf(subject));
    return this.table.page<DriftReportRecord>('second', { partition, sort: '' }, request);
  }
}

export function driftReportRepository(table: DocumentTable): DriftReportRepository {
  return new DriftReports(table, {
    name: 'drift report',
    keyOf: ({ projectId, driftReportId }) => keys.driftReport(projectId, driftReportId),
    entriesOf: ({ projectId, flowId, driftReportId, subject, createdAt }) => {
      const sort = `${createdAt}#${driftReportId}`;
      return {
        first: { partition: indexKeys.ofFlow(projectId, flowId, DRIFT_REPORTS), sort },
        second: { partition: indexKeys.ofFlow(projectId, flowId, reportsOf(subject)), sort },
      };
    },
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
          first: {
            partition: indexKeys.ofFlow(notification.projectId, notification.flowId, NOTIFICATIONS),
            sort: `${notification.at}#${notification.notificationId}`,
          },
          second: {
            partition: indexKeys.ofProject(notification.projectId, NOTIFICATIONS),
            sort: `${notification.at}#${notification.notificationId}`,
          },
        },
      }),
    has: async (projectId, notificationId) => (await table.read(keys.notification(projectId, notificationId))) !== null,
    ofFlow: ({ projectId, flowId }, page) =>
      table.page(
        'first',
        { partition: indexKeys.ofFlow(projectId, flowId, NOTIFICATIONS), sort: '' },
        { ...page, newestFirst: true },
      ),
    list: (projectId, page) =>
      table.page(
        'second',
        { partition: indexKeys.ofProject(projectId, NOTIFICATIONS), sort: '' },
        { ...page, newestFirst: true },
      ),
  };
}
