import { countIn } from '../../../shared/texts/counted.ts';
import type { NodeState } from '../node-status.ts';
import type { PortType } from '../port-type.ts';

const counted = countIn('en');

/** What the drawing of a flow says, in English. */
export const en = {
  states: {
    idle: 'Idle',
    queued: 'Queued',
    running: 'Running',
    reused: 'Reused',
    succeeded: 'Succeeded',
    failed: 'Failed',
    skipped: 'Skipped',
    cancelled: 'Cancelled',
  } satisfies Record<NodeState, string>,
  ports: { rows: 'rows', predictions: 'predictions' } satisfies Record<PortType, string>,
  takes: (types: string) => `Takes ${types}`,
  gives: (types: string) => `Gives ${types}`,
  or: ' or ',
  combinations: (count: number) => `${counted(count, 'combination', 'combinations')} of values`,
  errors: (count: number) => counted(count, 'error', 'errors'),
  warnings: (count: number) => counted(count, 'warning', 'warnings'),
  unknownKind: (component: string) => `Unknown kind ${component}`,
  node: (id: string, title: string) => `${title}, ${id}`,
  note: (text: string) => (text === '' ? 'Empty note' : `Note: ${text}`),
  noteText: 'Text of the note',
  emptyNote: 'Empty note',
  edge: (from: string, to: string) => `From ${from} to ${to}`,
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit the flow into view',
  controls: 'View of the canvas',
  minimap: 'Small map of the flow',
  nodeHelp: 'Press Enter or Space to choose a node, arrow keys to move it, Delete to remove it.',
  edgeHelp: 'Press Enter or Space to choose an edge, Delete to remove it.',
  nodeLookHelp: 'Press Enter or Space to look at a node.',
  edgeLookHelp: 'Press Enter or Space to look at an edge.',
  moved: (direction: string, x: number, y: number) => `Moved ${direction}. Now at ${x}, ${y}.`,
  directions: { up: 'up', down: 'down', left: 'left', right: 'right' },
};

export type CanvasTexts = typeof en;
