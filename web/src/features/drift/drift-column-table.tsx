import { useCollection } from '@cloudscape-design/collection-hooks';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import type { DriftReport } from '@flowi/contracts/monitoring';
import type { ReactNode } from 'react';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { Name } from '../../shared/ui/name.tsx';
import { driftWords } from './texts/index.ts';
import { VerdictIndicator } from './verdict.tsx';
import { columnsByDrift } from './worst-column.ts';

const PAGE_SIZE = 20;

interface DriftColumnTableProps {
  report: DriftReport;
  chosen: string | null;
  onChoose: (column: string) => void;
}

/** The verdict on each column, those that moved most first; one of them is looked at. */
export function DriftColumnTable({ report, chosen, onChoose }: DriftColumnTableProps): ReactNode {
  const words = useCatalogue(driftWords);
  const { figure, share } = useFormats();
  const speaker = useSpeaker();
  const all = columnsByDrift(report);
  const { items, paginationProps, collectionProps } = useCollection(all, { pagination: { pageSize: PAGE_SIZE } });
  const { columns } = words;
  return (
    <Table
      {...collectionProps}
      wrapLines
      items={items}
      trackBy="column"
      selectionType="single"
      selectedItems={all.filter(({ column }) => column === chosen)}
      onSelectionChange={({ detail }) => {
        const [one] = detail.selectedItems;
        if (one) onChoose(one.column);
      }}
      onRowClick={({ detail }) => onChoose(detail.item.column)}
      ariaLabels={{
        tableLabel: words.ofColumns,
        selectionGroupLabel: words.ofColumns,
        itemSelectionLabel: (_, { column }) => words.lookAt(column),
      }}
      header={
        <Header variant="h2" counter={`(${all.length})`} description={words.lookAdvice}>
          {words.ofColumns}
        </Header>
      }
      columnDefinitions={[
        {
          id: 'column',
          header: columns.column,
          isRowHeader: true,
          minWidth: 140,
          cell: ({ column }) => (column === report.prediction?.column ? words.prediction : <Name>{column}</Name>),
        },
        {
          id: 'verdict',
          header: columns.verdict,
          minWidth: 160,
          cell: ({ verdict }) => <VerdictIndicator verdict={verdict} />,
        },
        { id: 'words', header: columns.words, minWidth: 220, cell: speaker.driftColumn },
        {
          id: 'effect',
          header: columns.effect,
          cell: ({ effect, effectLine }) =>
            effect === null ? '–' : words.effectOf(figure(effect), figure(effectLine)),
        },
        {
          id: 'missing',
          header: columns.missing,
          minWidth: 130,
          cell: ({ missing }) => words.fromTo(share(missing.reference), share(missing.window)),
        },
      ]}
      pagination={all.length > PAGE_SIZE ? <Pagination {...paginationProps} /> : undefined}
    />
  );
}
