import ExpandableSection from '@cloudscape-design/components/expandable-section';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { Notification } from '@flowi/contracts/entities';
import { flowAddress } from '../../shared/addresses.ts';
import type { Speaker } from '../../shared/texts/speaker.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import styles from './notifications.module.css';
import { subjectAddress } from './subject-address.ts';
import type { NotificationsTexts } from './texts/en.ts';

const LOOKS: Readonly<Record<Notification['kind'], StatusIndicatorProps.Type>> = {
  run_succeeded: 'success',
  run_skipped: 'info',
  run_failed: 'error',
  approval_needed: 'warning',
  deployed: 'success',
  deploy_failed: 'error',
  batch_succeeded: 'success',
  batch_refused: 'warning',
  batch_failed: 'error',
  endpoint_deleted: 'stopped',
  start_refused: 'error',
  drift: 'warning',
};

/** Columns of what was told. */
export function notificationColumns(
  words: NotificationsTexts,
  speaker: Speaker,
): readonly TableProps.ColumnDefinition<Notification>[] {
  const { columns, kinds } = words;
  return [
    { id: 'at', header: columns.at, minWidth: 170, cell: ({ at }) => <Moment at={at} /> },
    {
      id: 'kind',
      header: columns.kind,
      minWidth: 220,
      cell: ({ kind }) => <StatusIndicator type={LOOKS[kind]}>{kinds[kind]}</StatusIndicator>,
    },
    {
      id: 'subject',
      header: columns.subject,
      isRowHeader: true,
      minWidth: 260,
      cell: (told) => <PageLink href={subjectAddress(told)}>{words.subjectOf(told)}</PageLink>,
    },
    {
      id: 'flow',
      header: columns.flow,
      cell: ({ projectId, flowId }) => <PageLink href={flowAddress(projectId, flowId)}>{flowId}</PageLink>,
    },
    {
      id: 'text',
      header: columns.text,
      minWidth: 260,
      cell: (told) => (
        <ExpandableSection variant="inline" headerText={words.read}>
          <span className={styles['text']}>{speaker.notice(told)}</span>
        </ExpandableSection>
      ),
    },
  ];
}
