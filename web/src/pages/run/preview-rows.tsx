import Box from '@cloudscape-design/components/box';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { Name } from '../../shared/ui/name.tsx';
import type { Preview } from './preview-query.ts';
import { runTexts } from './texts/index.ts';

type Cell = Preview['sample'][number][number];

interface Row {
  readonly place: number;
  readonly cells: readonly Cell[];
  readonly answer: Cell | undefined;
}

/** A table of more columns cannot be read, and takes long to draw. */
const MOST_COLUMNS = 30;

/** The first rows that left the node; of a model, with its answers. */
export function PreviewRows({ preview }: { preview: Preview }): ReactNode {
  const { preview: words } = useCatalogue(runTexts);
  const { figure } = useFormats();
  const { sample, answers, columns } = preview;
  const rows = sample.map((cells, place): Row => ({ place, cells, answer: answers?.[place] }));
  const shown = (cell: Cell | undefined): ReactNode => {
    if (cell === null || cell === undefined)
      return (
        <Box variant="span" color="text-body-secondary">
          {words.missingCell}
        </Box>
      );
    return typeof cell === 'number' ? figure(cell) : String(cell);
  };
  const definitions: TableProps.ColumnDefinition<Row>[] = columns.slice(0, MOST_COLUMNS).map(({ name }, index) => ({
    // A name may be cut, and then be that of another column too.
    id: `${index} ${name}`,
    header: <Name>{name}</Name>,
    cell: ({ cells }) => shown(cells[index]),
  }));
  if (answers !== null)
    definitions.unshift({ id: 'answer', header: <em>{words.answer}</em>, cell: ({ answer }) => shown(answer) });
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      items={rows}
      trackBy={({ place }) => String(place)}
      columnDefinitions={definitions}
      ariaLabels={{ tableLabel: words.firstRows(rows.length) }}
      header={<Box variant="h4">{words.firstRows(rows.length)}</Box>}
    />
  );
}
