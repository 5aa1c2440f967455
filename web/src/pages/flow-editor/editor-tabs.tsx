import { type ComponentType, lazy } from 'react';
import { GraphTab } from './graph/graph-tab.tsx';
import { TextTab } from './text/text-tab.tsx';
import type { EditorTexts } from './texts/en.ts';

/** Fetched when they are first opened. */
const ScheduleTab = lazy(async () => ({ default: (await import('./schedule/schedule-tab.tsx')).ScheduleTab }));
const DeployTab = lazy(async () => ({ default: (await import('./deploy/deploy-tab.tsx')).DeployTab }));

interface EditorTab {
  /** Part of the address; names the tab in the texts too. */
  readonly id: keyof EditorTexts['tabs'];
  readonly Content: ComponentType;
}

/** The tabs of the editor, in their order. Each works on the document through `useFlow` and `useEdit`. */
export const EDITOR_TABS: readonly EditorTab[] = [
  { id: 'graph', Content: GraphTab },
  { id: 'schedule', Content: ScheduleTab },
  { id: 'deploy', Content: DeployTab },
  { id: 'text', Content: TextTab },
];
