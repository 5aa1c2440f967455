import type { Component } from '@flowi/contracts/catalogue';

export interface PaletteGroup {
  readonly group: string;
  readonly components: readonly Component[];
}

/** The way of rows through a flow; groups that are not named come last. */
const ORDER = ['load', 'train', 'label', 'preprocessing', 'models', 'metrics', 'save'];

/** Kinds of nodes whose title, id, group, task or help holds every word that was typed, in groups; better matches first. */
export function paletteGroups(components: readonly Component[], search: string): readonly PaletteGroup[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = components.filter((component) => words.every((word) => textOf(component).includes(word)));
  const groups = Map.groupBy(found, ({ group }) => group);
  const rank = (group: string) => (ORDER.includes(group) ? ORDER.indexOf(group) : ORDER.length);
  return [...groups]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([group, members]) => ({
      group,
      components: members.toSorted(
        (a, b) => matchRank(a, words) - matchRank(b, words) || a.title.localeCompare(b.title),
      ),
    }));
}

/** A hit in the title is what was meant; one in the help may be chance. */
function matchRank({ title, id }: Component, words: readonly string[]): number {
  return words.every((word) => `${title} ${id}`.toLowerCase().includes(word)) ? 0 : 1;
}

function textOf({ title, id, group, task, help }: Component): string {
  return [title, id, group, task ?? '', help].join('\n').toLowerCase();
}
