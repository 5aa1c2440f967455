import { useCollection } from '@cloudscape-design/collection-hooks';
import Header from '@cloudscape-design/components/header';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { Run } from '@flowi/contracts/entities';
import type { Progress } from '@flowi/contracts/events';
import type { Flow } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { type Formats, useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { type NodeRow, type NodeState, nodeRows } from './node-rows.ts';
import type { RunTexts } from './texts/en.ts';
import { runTexts } from './texts/index.ts';

const LOOKS: Readonly<Record<NodeState, StatusIndicatorProps.Type>> = {
  waiting: 'pending',
  running: 'in-progress',
  reused: 'success',
  succeeded: 'success',
  failed: 'error',
  skipped: 'not-started',
  cancelled: 'stopped',
  unknown: 'info',
};

function nodeColumns(
  { nodeColumns: headers, nodeStates, reused: times }: RunTexts,
  { span, count }: Formats,
  catalogue: ComponentCatalogue | undefined,
): readonly TableProps.ColumnDefinition<NodeRow>[] {
  const title = ({ component }: NodeRow) => catalogue?.get(component)?.title ?? component;
  return [
    { id: 'node', header: headers.node, sortingField: 'id', isRowHeader: true, cell: ({ id }) => id },
    { id: 'component', header: headers.component, cell: (row) => <span title={row.component}>{title(row)}</span> },
    {
      id: 'state',
      header: headers.state,
      sortingField: 'state',
      minWidth: 130,
      cell: ({ state }) => <StatusIndicator type={LOOKS[state]}>{nodeStates[state]}</StatusIndicator>,
    },
    {
      id: 'elapsed',
      header: headers.elapsed,
      sortingField: 'seconds',
      cell: ({ seconds }) => (seconds === null ? '–' : span(seconds)),
    },
    { id: 'fits', header: headers.fits, sortingField: 'fits', cell: ({ fits }) => count(fits) },
    {
      id: 'reused',
      header: headers.reused,
      sortingField: 'reused',
      cell: ({ reused }) => (reused === 0 ? '–' : times(reused)),
    },
  ];
}

interface NodeTableProps {
  run: Run;
  flow: Flow;
  progress: Progress | null;
  /** undefined while loading; nodes then go by their component's id */
  catalogue: ComponentCatalogue | undefined;
}

/** The nodes of the version that ran, with their live states. */
export function NodeTable({ run, flow, progress, catalogue }: NodeTableProps): ReactNode {
  const words = useCatalogue(runTexts);
  const formats = useFormats();
  const { items, collectionProps } = useCollection(nodeRows(flow, progress, run.state), { sorting: {} });
  return (
    <Table
      {...collectionProps}
      items={items}
      trackBy="id"
      columnDefinitions={nodeColumns(words, formats, catalogue)}
      ariaLabels={{ tableLabel: words.nodes }}
      header={<Header description={words.nodesOf(run.flowVersion)}>{words.nodes}</Header>}
      empty={words.nodesEmpty}
    />
  );
}
