import type { TableProps } from '@cloudscape-design/components/table';
import type { BatchJobRecord } from '@flowi/contracts/entities';
import { BatchStateIndicator } from '../../features/batches/batch-state.tsx';
import { VerdictIndicator } from '../../features/drift/verdict.tsx';
import { ActorName } from '../../features/session/actor-name.tsx';
import { batchJobAddress, flowAddress, modelAddress } from '../../shared/addresses.ts';
import type { Formats } from '../../shared/format/formats.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import type { BatchJobsTexts } from './texts/en.ts';

/** Columns of the list of batch jobs. */
export function batchJobColumns(
  projectId: string,
  { columns, version, answeredOf }: BatchJobsTexts,
  { count }: Formats,
): readonly TableProps.ColumnDefinition<BatchJobRecord>[] {
  const rows = (value: number | null) => (value === null ? '–' : count(value));
  return [
    {
      id: 'started',
      header: columns.started,
      isRowHeader: true,
      minWidth: 170,
      cell: ({ batchJobId, createdAt }) => (
        <PageLink href={batchJobAddress(projectId, batchJobId)}>
          <Moment at={createdAt} />
        </PageLink>
      ),
    },
    { id: 'state', header: columns.state, minWidth: 140, cell: ({ state }) => <BatchStateIndicator state={state} /> },
    {
      id: 'flow',
      header: columns.flow,
      cell: ({ flowId }) => <PageLink href={flowAddress(projectId, flowId)}>{flowId}</PageLink>,
    },
    {
      id: 'model',
      header: columns.model,
      minWidth: 110,
      cell: ({ flowId, modelVersion }) => (
        <PageLink href={modelAddress(projectId, flowId, modelVersion)}>{version(modelVersion)}</PageLink>
      ),
    },
    { id: 'source', header: columns.source, minWidth: 140, cell: ({ source }) => source },
    { id: 'rowsIn', header: columns.rowsIn, cell: ({ rowsIn }) => rows(rowsIn) },
    {
      id: 'answered',
      header: columns.answered,
      cell: ({ answered, rowsOut }) =>
        answered === null || rowsOut === null ? rows(rowsOut) : answeredOf(count(answered), count(rowsOut)),
    },
    {
      id: 'drift',
      header: columns.drift,
      minWidth: 200,
      cell: ({ verdict, rowsIn }) =>
        verdict === null ? '–' : <VerdictIndicator verdict={verdict} {...(rowsIn !== null && { rows: rowsIn })} />,
    },
    { id: 'by', header: columns.by, cell: ({ requestedBy }) => <ActorName actor={requestedBy} /> },
  ];
}
