// @vitest-environment jsdom
import { useCollection } from '@cloudscape-design/collection-hooks';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answerMedia } from '../../testing/answer-media.ts';
import { CardOrder } from './card-order.tsx';
import { useStacked } from './stacked-column.tsx';

let narrow: boolean;

beforeEach(() => answerMedia(() => narrow));
afterEach(cleanup);

interface Row {
  readonly name: string;
  readonly rows: number;
}

const COLUMNS: readonly TableProps.ColumnDefinition<Row>[] = [
  { id: 'name', header: 'Name', sortingField: 'name', cell: ({ name }) => name },
  { id: 'rows', header: 'Rows', sortingComparator: (a, b) => a.rows - b.rows, cell: ({ rows }) => rows },
  { id: 'note', header: 'Note', cell: () => 'none' },
];
const ROWS = [
  { name: 'a', rows: 10 },
  { name: 'b', rows: 9 },
  { name: 'c', rows: 100 },
];

function List(): ReactNode {
  const { items, collectionProps } = useCollection(ROWS, {
    sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
  });
  return (
    <Table
      {...collectionProps}
      items={items}
      columnDefinitions={useStacked(COLUMNS, ['name', 'rows'])}
      filter={
        <CardOrder
          columns={COLUMNS}
          sortingColumn={collectionProps.sortingColumn}
          descending={collectionProps.sortingDescending ?? false}
          onSort={(detail) => collectionProps.onSortingChange?.({ detail })}
        />
      }
    />
  );
}

const cards = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent?.[0]);

it('sorts cards by any column that sorts, both ways', async () => {
  narrow = true;
  render(<List />);
  expect(cards()).toEqual(['a', 'b', 'c']);

  const order = screen.getByRole('button', { name: /^Sorted by/ });
  expect(order.textContent).toContain('Name, ascending');
  await userEvent.click(order);
  expect(screen.getAllByRole('option')).toHaveLength(4);
  await userEvent.click(screen.getByRole('option', { name: 'Rows, descending' }));

  expect(cards()).toEqual(['c', 'a', 'b']);
  expect(screen.getByRole('button', { name: /^Sorted by/ }).textContent).toContain('Rows, descending');
});

it('leaves it to the headers where columns stand beside each other', () => {
  narrow = false;
  render(<List />);

  expect(screen.queryByRole('button', { name: /^Sorted by/ })).toBeNull();
});
