import Select from '@cloudscape-design/components/select';
import type { TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/texts.ts';
import { useNarrow } from './use-narrow.ts';

interface CardOrderProps<T> {
  /** All columns of the list; those that sort have a text as their header. */
  columns: readonly TableProps.ColumnDefinition<T>[];
  sortingColumn: TableProps.SortingColumn<T> | undefined;
  /** undefined as long as nobody knows */
  descending: boolean | undefined;
  onSort: (sorting: { sortingColumn: TableProps.SortingColumn<T>; isDescending: boolean }) => void;
  /** The order of the list when it is sorted by no column, where there is one. */
  unsorted?: { readonly label: string; readonly onChoose: () => void };
}

/** Sorts a list by any of its columns where it has become cards, whose only header is that of the first. Nothing on wide screens. */
export function CardOrder<T>(props: CardOrderProps<T>): ReactNode {
  const { columns, sortingColumn, descending, onSort, unsorted } = props;
  const { common } = useTexts();
  const choices = columns.flatMap((column) =>
    column.sortingField === undefined && column.sortingComparator === undefined
      ? []
      : [false, true].map((isDescending) => ({
          value: `${column.id} ${isDescending}`,
          label: common[isDescending ? 'descending' : 'ascending'](String(column.header)),
          chosen: sorts(column, sortingColumn) && isDescending === descending,
          choose: () => onSort({ sortingColumn: column, isDescending }),
        })),
  );
  const rest = unsorted && {
    value: '',
    label: unsorted.label,
    chosen: sortingColumn === undefined,
    choose: unsorted.onChoose,
  };
  const all = rest === undefined ? choices : [rest, ...choices];
  if (!useNarrow() || all.length < 2) return null;
  return (
    <Select
      inlineLabelText={common.sortedBy}
      ariaLabel={common.sortedBy}
      options={all.map(({ value, label }) => ({ value, label }))}
      selectedOption={all.find(({ chosen }) => chosen) ?? null}
      onChange={({ detail }) => all.find(({ value }) => value === detail.selectedOption.value)?.choose()}
    />
  );
}

function sorts<T>(column: TableProps.ColumnDefinition<T>, by: TableProps.SortingColumn<T> | undefined): boolean {
  if (by === undefined) return false;
  return by.sortingComparator === undefined
    ? column.sortingComparator === undefined && column.sortingField === by.sortingField
    : column.sortingComparator === by.sortingComparator;
}
