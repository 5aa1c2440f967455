import Box from '@cloudscape-design/components/box';
import type { TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useNarrow } from './use-narrow.ts';

type Columns<T> = readonly TableProps.ColumnDefinition<T>[];

/**
 * The columns of a table, on narrow screens the main ones as one, below each other: a card for each line.
 *
 * @param main ids of the main columns, that which names the line first; no header stands before it and those in `plain`
 * @param plain ids of columns that speak for themselves
 */
export function useStacked<T>(columns: Columns<T>, main: readonly string[], plain: readonly string[] = []): Columns<T> {
  const found = main.flatMap((id) => columns.filter((column) => column.id === id));
  const [name, ...rest] = found;
  if (!useNarrow() || name === undefined) return columns;
  return [
    {
      // The table stays sortable by what names its lines.
      ...name,
      minWidth: undefined,
      isRowHeader: true,
      cell: (item) => (
        <>
          {name.cell(item)}
          {rest.map(({ id = '', header, cell }) => (
            <div key={id}>
              {!plain.includes(id) && <Label>{header}</Label>}
              {cell(item)}
            </div>
          ))}
        </>
      ),
    },
  ];
}

function Label({ children }: { children: ReactNode }): ReactNode {
  return (
    <Box variant="span" fontWeight="bold" margin={{ right: 'xs' }}>
      {children}
    </Box>
  );
}
