import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Spinner from '@cloudscape-design/components/spinner';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { FlowRecord } from '@flowi/contracts/entities';
import { diffFlows } from '@flowi/contracts/flow';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { flowVersionQuery } from '../../features/flows/flow-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { Name } from '../../shared/ui/name.tsx';
import type { DifferenceKind } from './difference-kind.ts';
import { type DifferenceRow, differenceRows } from './difference-rows.ts';
import { DifferenceValue } from './difference-value.tsx';
import type { Shown } from './shown-value.ts';
import type { VersionsTexts } from './texts/en.ts';
import { versionsTexts } from './texts/index.ts';

interface DifferenceTableProps {
  flow: FlowRecord;
  from: number;
  /** undefined is the draft */
  to: number | undefined;
}

export function DifferenceTable({ flow, from, to }: DifferenceTableProps): ReactNode {
  const texts = useCatalogue(versionsTexts);
  const { figure } = useFormats();
  const before = useDocument(flow, from);
  const after = useDocument(flow, to);
  const failed = [before, after].find(({ isError }) => isError);
  if (failed)
    return <LoadFailed title={texts.failedTitle} error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!before.document || !after.document) return <Spinner />;
  const difference = diffFlows(before.document, after.document);
  const rows = differenceRows(difference, texts, figure);
  return (
    <Table
      wrapLines
      items={rows}
      columnDefinitions={columns(texts)}
      ariaLabels={{ tableLabel: texts.differences }}
      header={<Header counter={`(${rows.length})`}>{texts.differences}</Header>}
      empty={
        <EmptyState title={texts.emptyTitle}>{difference.reordered ? texts.reordered : texts.emptyAdvice}</EmptyState>
      }
    />
  );
}

/** A version's document, or that of the draft. */
function useDocument(flow: FlowRecord, version: number | undefined) {
  const query = useQuery({
    ...flowVersionQuery(useApi(), flow.projectId, flow.flowId, version ?? 0),
    enabled: version !== undefined,
  });
  return { ...query, document: version === undefined ? flow.draft : query.data?.document };
}

const INDICATORS: Readonly<Record<DifferenceKind, StatusIndicatorProps.Type>> = {
  added: 'success',
  removed: 'error',
  changed: 'info',
};

function columns(texts: VersionsTexts): readonly TableProps.ColumnDefinition<DifferenceRow>[] {
  const text = (value: Shown | null) =>
    value === null ? <Box color="text-body-secondary">{texts.nothing}</Box> : <DifferenceValue value={value} />;
  return [
    {
      id: 'kind',
      header: texts.columns.kind,
      cell: ({ kind }) => <StatusIndicator type={INDICATORS[kind]}>{texts.kinds[kind]}</StatusIndicator>,
    },
    { id: 'place', header: texts.columns.place, isRowHeader: true, cell: ({ place }) => <Name>{place}</Name> },
    { id: 'before', header: texts.columns.before, cell: ({ before }) => text(before) },
    { id: 'after', header: texts.columns.after, cell: ({ after }) => text(after) },
  ];
}
