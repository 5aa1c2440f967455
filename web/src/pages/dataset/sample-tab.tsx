import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { Profile } from '@flowi/contracts/entities';
import { type ReactNode, useMemo, useState } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { Name } from '../../shared/ui/name.tsx';
import type { DatasetTexts } from './texts/en.ts';
import { datasetTexts } from './texts/index.ts';

/** A table of more columns cannot be read, and takes long to draw. */
const MOST_COLUMNS = 60;

interface Row {
  readonly place: number;
  readonly cells: Profile['sample'][number];
}

function cellInWords(value: unknown, { missingValue }: DatasetTexts): ReactNode {
  if (value === null || value === undefined)
    return (
      <Box variant="span" color="text-body-secondary">
        {missingValue}
      </Box>
    );
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The first rows as they were read. */
export function SampleTab({ profile }: { profile: Profile }): ReactNode {
  const words = useCatalogue(datasetTexts);
  const [filter, setFilter] = useState('');
  const rows = useMemo(() => profile.sample.map((cells, place): Row => ({ place, cells })), [profile]);
  const found = profile.columns.filter(({ name }) => name.toLocaleLowerCase().includes(filter.toLocaleLowerCase()));
  const shown = found.slice(0, MOST_COLUMNS);
  const columns: TableProps.ColumnDefinition<Row>[] = shown.map(({ name }) => ({
    id: name,
    header: <Name>{name}</Name>,
    cell: ({ cells }) => cellInWords(cells[name], words),
  }));
  return (
    <Table
      items={rows}
      trackBy={({ place }) => String(place)}
      columnDefinitions={columns}
      contentDensity="compact"
      ariaLabels={{ tableLabel: words.tabs.sample }}
      empty={words.sampleNote(0)}
      header={<Header description={words.sampleNote(rows.length)}>{words.tabs.sample}</Header>}
      filter={
        profile.columns.length > MOST_COLUMNS ? (
          <TextFilter
            filteringText={filter}
            filteringAriaLabel={words.filterColumns}
            filteringPlaceholder={words.filterColumns}
            countText={words.sampleColumns(shown.length, profile.columns.length)}
            onChange={({ detail }) => setFilter(detail.filteringText)}
          />
        ) : undefined
      }
    />
  );
}
