import type { TableProps } from '@cloudscape-design/components/table';
import { RunFlowButton } from '../../features/runs/run-flow-button.tsx';
import { ActorName } from '../../features/session/actor-name.tsx';
import { flowAddress } from '../../shared/addresses.ts';
import type { Texts } from '../../shared/texts/en.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import type { FlowSummary } from './flow-summary.ts';
import { LastRun } from './last-run.tsx';
import type { FlowListTexts } from './texts/en.ts';

/** Columns of the list of words. */
export function flowColumns(
  projectId: string,
  words: FlowListTexts,
  { common }: Texts,
): readonly TableProps.ColumnDefinition<FlowSummary>[] {
  return [
    {
      id: 'name',
      header: words.columns.name,
      sortingField: 'name',
      isRowHeader: true,
      minWidth: 140,
      cell: ({ flowId, name }) => <PageLink href={flowAddress(projectId, flowId)}>{name}</PageLink>,
    },
    {
      id: 'lastRun',
      header: words.columns.lastRun,
      minWidth: 200,
      cell: ({ flowId }) => <LastRun projectId={projectId} flowId={flowId} />,
    },
    {
      id: 'live',
      header: words.columns.live,
      sortingComparator: (a, b) => (a.live?.version ?? 0) - (b.live?.version ?? 0),
      cell: ({ live }) => (live === null ? words.noLive : words.live(live.version)),
    },
    {
      id: 'schedule',
      header: words.columns.schedule,
      sortingField: 'scheduleEnabled',
      cell: ({ scheduleEnabled }) => (scheduleEnabled ? common.on : common.off),
    },
    {
      id: 'owner',
      header: words.columns.owner,
      sortingField: 'owner',
      cell: ({ owner }) => <ActorName actor={owner} />,
    },
    {
      id: 'changed',
      header: words.columns.changed,
      sortingField: 'updatedAt',
      cell: ({ updatedAt }) => <Moment at={updatedAt} />,
    },
    {
      id: 'actions',
      header: words.columns.actions,
      cell: ({ flowId, name }) => (
        <RunFlowButton projectId={projectId} flowId={flowId} name={name} variant="inline-link" />
      ),
    },
  ];
}
