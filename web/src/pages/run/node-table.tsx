import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { Flow } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { NodeStateText } from '../../features/canvas/node-marks.tsx';
import { type Formats, useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useNarrow } from '../../shared/ui/use-narrow.ts';
import type { NodeFacts } from './node-facts.ts';
import { reasonOf } from './node-words.ts';
import type { ShownRun } from './shown-run.ts';
import type { RunTexts } from './texts/en.ts';
import { runTexts } from './texts/index.ts';
import { useNodeFacts } from './use-node-facts.ts';

/** What fits a phone; the rest stands with the node when it is looked at. */
const NARROW_COLUMNS: ReadonlySet<string | undefined> = new Set(['node', 'state', 'elapsed']);

interface NodeTableProps {
  run: ShownRun;
  flow: Flow;
  /** undefined while loading; nodes then go by their component's id */
  catalogue: ComponentCatalogue | undefined;
  onChoose: (nodeId: string) => void;
}

function nodeColumns(
  words: RunTexts,
  { span, count }: Formats,
  { catalogue, onChoose }: Pick<NodeTableProps, 'catalogue' | 'onChoose'>,
): readonly TableProps.ColumnDefinition<NodeFacts>[] {
  const headers = words.nodeColumns;
  const title = ({ component }: NodeFacts) => catalogue?.get(component)?.title ?? component;
  return [
    {
      id: 'node',
      header: headers.node,
      sortingField: 'id',
      isRowHeader: true,
      cell: ({ id }) => (
        <Button variant="inline-link" ariaLabel={words.lookAt(id)} onClick={() => onChoose(id)}>
          {id}
        </Button>
      ),
    },
    { id: 'component', header: headers.component, cell: (row) => <span title={row.component}>{title(row)}</span> },
    {
      id: 'state',
      header: headers.state,
      sortingField: 'state',
      minWidth: 130,
      cell: ({ state, error }) => <NodeStateText state={state} {...(error !== null && { hint: error })} />,
    },
    {
      id: 'elapsed',
      header: headers.elapsed,
      sortingField: 'seconds',
      cell: ({ seconds }) => (seconds === null ? '–' : span(seconds)),
    },
    {
      id: 'through',
      header: headers.through,
      cell: ({ through }) => (through === null ? '–' : words.of(count(through.done), count(through.uses))),
    },
    { id: 'fits', header: headers.fits, sortingField: 'fits', cell: ({ fits }) => count(fits) },
    {
      id: 'reused',
      header: headers.reused,
      sortingField: 'reused',
      cell: (row) =>
        row.reused === 0 ? '–' : <span title={reasonOf(row, words) ?? undefined}>{words.reused(row.reused)}</span>,
    },
  ];
}

/** The nodes with their live states as a table. */
export function NodeTable({ run, flow, ...rest }: NodeTableProps): ReactNode {
  const words = useCatalogue(runTexts);
  const formats = useFormats();
  const narrow = useNarrow();
  const { facts } = useNodeFacts(run, flow);
  const { items, collectionProps } = useCollection(facts, { sorting: {} });
  return (
    <Table
      {...collectionProps}
      variant="embedded"
      items={items}
      trackBy="id"
      columnDefinitions={nodeColumns(words, formats, rest).filter(({ id }) => !narrow || NARROW_COLUMNS.has(id))}
      ariaLabels={{ tableLabel: words.nodes }}
      empty={words.nodesEmpty}
    />
  );
}
