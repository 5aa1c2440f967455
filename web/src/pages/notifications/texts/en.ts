import type { Notification } from '@flowi/contracts/entities';

export const en = {
  help: {
    title: 'Notifications',
    text: [
      'What people were told: how runs ended, what was deployed, which batch jobs were refused, when data drift, and which scheduled starts did not come about.',
      'The same messages are sent to whoever subscribed to the topic of this installation. Each leads to what it is about.',
    ],
  },
  description: 'What people were told, newest first.',
  list: 'Notifications',
  columns: { at: 'When', kind: 'Kind', subject: 'What', flow: 'Flow', text: 'In full' },
  kinds: {
    run_succeeded: 'Run promoted a model',
    run_skipped: 'Model not promoted',
    run_failed: 'Run failed',
    approval_needed: 'Approval needed',
    deployed: 'Deployed',
    deploy_failed: 'Deployment failed',
    batch_succeeded: 'Batch job succeeded',
    batch_refused: 'Batch job refused',
    batch_failed: 'Batch job failed',
    endpoint_deleted: 'Taken down',
    start_refused: 'Scheduled start refused',
    drift: 'Traffic drifts',
  },
  /** The subject is English already; other languages say it from what the notification is about. */
  subjectOf: ({ subject }: Notification) => subject,
  read: 'Read',
  kind: 'Kind of notification',
  anyKind: 'Any kind',
  emptyTitle: 'Nothing was told yet',
  emptyAdvice: 'The end of a run, a deployment or a batch job is told here.',
  noMatchTitle: 'Nothing matches',
  noMatchAdvice: (kind: string) => `Among the newest there is nothing of the kind “${kind}”.`,
  clearFilter: 'Show every kind',
  failedTitle: 'The notifications could not be loaded',
};

export type NotificationsTexts = typeof en;
