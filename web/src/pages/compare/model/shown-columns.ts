import type { Column } from './columns.ts';

/**
 * The columns that are shown: the usual ones with what a reader added and took away. Only that is kept in the address, so that it
 * stays short however many there are.
 */
export function shownColumns(
  columns: readonly Column[],
  usual: readonly Column[],
  changes: string | undefined,
): readonly Column[] {
  const keys = new Set(usual.map(({ key }) => key));
  for (const change of (changes ?? '').split(',')) {
    const key = decodeURIComponent(change.slice(1));
    if (change.startsWith('-')) keys.delete(key);
    else if (change.startsWith('~')) keys.add(key);
  }
  return columns.filter(({ key }) => keys.has(key));
}

/** What leads from the usual columns to those that are wanted; undefined when that is nothing. */
export function columnChanges(usual: readonly Column[], wanted: ReadonlySet<string>): string | undefined {
  const before = new Set(usual.map(({ key }) => key));
  const changes = [
    ...[...before].filter((key) => !wanted.has(key)).map((key) => `-${encodeURIComponent(key)}`),
    ...[...wanted].filter((key) => !before.has(key)).map((key) => `~${encodeURIComponent(key)}`),
  ];
  return changes.length === 0 ? undefined : changes.join(',');
}
