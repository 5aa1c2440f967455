import { readWords } from '../../shared/search-values.ts';

export const NODE_VIEWS = ['canvas', 'table', 'timeline'] as const;
export type NodeView = (typeof NODE_VIEWS)[number];

/** What of the run page stands in the address; what is left out is as usual. */
export interface RunSearch {
  /** How the nodes are shown. */
  readonly view?: NodeView | undefined;
  /** The node that is looked at. */
  readonly node?: string | undefined;
  /** Where the edge leads that is looked at; it comes from `node`. */
  readonly to?: string | undefined;
  /** The log of the node instead of what left it. */
  readonly tab?: 'log' | undefined;
}

/** Takes from an address what it can, and nothing else. */
export function readRunSearch({ view, node, to, tab }: Record<string, unknown>): RunSearch {
  return {
    view: NODE_VIEWS.find((known) => known === view),
    node: readWords(node),
    to: readWords(to),
    tab: tab === 'log' ? tab : undefined,
  };
}
