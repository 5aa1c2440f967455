import type { TableColumns } from './columns-reaching.ts';

/** Columns for tests, by name and type; texts are red or blue. */
export function makeTable(types: Readonly<Record<string, TableColumns['columns'][number]['type']>>): TableColumns {
  return {
    columns: Object.entries(types).map(([name, type]) => ({
      name,
      type,
      top: type === 'string' ? [{ value: 'red' }, { value: 'blue' }] : [],
    })),
  };
}
