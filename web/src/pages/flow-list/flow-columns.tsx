import type { TableProps } from '@cloudscape-design/components/table';
import type { FlowSummary } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { RunFlowButton } from '../../features/runs/run-flow-button.tsx';
import { ActorName } from '../../features/session/actor-name.tsx';
import { flowAddress, flowEditorAddress } from '../../shared/addresses.ts';
import { Name } from '../../shared/ui/name.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { Drift, LastRun, Schedule } from './flow-cells.tsx';
import styles from './flow-columns.module.css';
import type { SortColumn } from './flow-list-search.ts';
import type { FlowListTexts } from './texts/en.ts';

type Column = TableProps.ColumnDefinition<FlowSummary>;

/** Columns of the list. The name of its field is what a column is sorted by in the address. */
export function flowColumns(projectId: string, words: FlowListTexts): readonly Column[] {
  const sortable = (id: SortColumn, rest: Omit<Column, 'id' | 'header' | 'sortingField'>): Column => ({
    id,
    header: words.columns[id],
    sortingField: id,
    ...rest,
  });
  return [
    sortable('name', { isRowHeader: true, minWidth: 140, cell: (flow) => <FlowLink flow={flow} /> }),
    sortable('lastRun', { minWidth: 150, cell: (flow) => <LastRun flow={flow} /> }),
    sortable('schedule', { minWidth: 190, cell: (flow) => <Schedule flow={flow} /> }),
    sortable('live', { cell: ({ live }) => (live === null ? words.noLive : words.live(live.version)) }),
    sortable('drift', { minWidth: 130, cell: (flow) => <Drift flow={flow} /> }),
    sortable('tracker', { cell: ({ tracker }) => words.trackers[tracker] }),
    sortable('owner', { cell: ({ owner }) => <ActorName actor={owner} /> }),
    actions(projectId, words),
  ];
}

/** The same for screens that have no room for columns: what people look for most, one below the other. */
export function narrowFlowColumns(projectId: string, words: FlowListTexts): readonly Column[] {
  return [
    {
      id: 'name',
      header: words.columns.name,
      sortingField: 'name',
      isRowHeader: true,
      cell: (flow) => (
        <>
          <FlowLink flow={flow} />
          <div>
            <LastRun flow={flow} />
          </div>
          <div>
            <Schedule flow={flow} />
          </div>
          {flow.drift !== null && <Drift flow={flow} />}
        </>
      ),
    },
    actions(projectId, words),
  ];
}

function FlowLink({ flow: { projectId, flowId, name } }: { flow: FlowSummary }): ReactNode {
  return (
    <PageLink href={flowAddress(projectId, flowId)}>
      <Name>{name}</Name>
    </PageLink>
  );
}

function actions(projectId: string, words: FlowListTexts): Column {
  return {
    id: 'actions',
    header: words.columns.actions,
    minWidth: 120,
    cell: ({ flowId, name }) => (
      <div className={styles['actions']}>
        <PageLink href={flowEditorAddress(projectId, flowId)} ariaLabel={words.editFlow(name)}>
          {words.edit}
        </PageLink>
        <RunFlowButton projectId={projectId} flowId={flowId} name={name} variant="inline-link" />
      </div>
    ),
  };
}
