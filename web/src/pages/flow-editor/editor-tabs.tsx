import type { ComponentType } from 'react';
import { GraphTab } from './graph/graph-tab.tsx';
import { TextTab } from './text/text-tab.tsx';
import type { EditorTexts } from './texts/en.ts';

interface EditorTab {
  /** Part of the address; names the tab in the texts too. */
  readonly id: keyof EditorTexts['tabs'];
  readonly Content: ComponentType;
}

/** The tabs of the editor, in their order. Each works on the document through `useFlow` and `useEdit`. */
export const EDITOR_TABS: readonly EditorTab[] = [
  { id: 'graph', Content: GraphTab },
  { id: 'text', Content: TextTab },
];
