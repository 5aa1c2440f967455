import { readVersion } from '../../shared/search-values.ts';

/** The view of the editor, as far as the address holds it; what is left out is as usual. */
export interface EditorSearch {
  /** Id of the tab that is open; the graph by itself. */
  readonly tab?: string;
  /** The graph as a table instead of a canvas. */
  readonly view?: 'table';
  /** The list of problems is open. */
  readonly problems?: true;
  /** Version to put in place of the draft, once. */
  readonly restore?: number | undefined;
}

/** Takes from an address what it can, and nothing else. */
export function readEditorSearch(search: Record<string, unknown>): EditorSearch {
  const { tab, view, problems, restore } = search;
  return {
    ...(typeof tab === 'string' && { tab }),
    ...(view === 'table' && { view }),
    ...(problems === true && { problems }),
    restore: readVersion(restore),
  };
}
