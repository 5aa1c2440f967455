import type { Operation } from '@flowi/contracts/flow';

/** What a step of the history was, as people think of it. */
export type StepKind =
  | Exclude<Operation['type'], 'group' | 'splice'>
  | 'bridge'
  | 'change-several'
  | 'clear'
  | 'cut'
  | 'duplicate'
  | 'fix'
  | 'import'
  | 'keep-mine'
  | 'restore'
  | 'take-theirs'
  | 'text'
  | 'tidy';

export interface Step {
  readonly kind: StepKind;
  /** What it was about: a node, a parameter, an edge; empty where the kind says all. */
  readonly subject: string;
}

/** The step that an operation is when nobody says otherwise. */
export function stepOf(operation: Operation): Step {
  switch (operation.type) {
    case 'add-node':
    case 'insert-on-edge':
      return { kind: operation.type, subject: operation.node.id };
    case 'remove-node':
    case 'rename-node':
      return { kind: operation.type, subject: operation.nodeId };
    case 'set-parameter':
    case 'clear-parameter':
      return { kind: operation.type, subject: `${operation.nodeId}.${operation.name}` };
    case 'connect':
    case 'disconnect':
      return { kind: operation.type, subject: `${operation.edge.from} > ${operation.edge.to}` };
    case 'add-note':
      return { kind: operation.type, subject: operation.note.id };
    case 'remove-note':
    case 'set-note':
    case 'resize-note':
      return { kind: operation.type, subject: operation.noteId };
    case 'move-notes':
      return { kind: operation.type, subject: operation.moves.map(({ noteId }) => noteId).join(', ') };
    case 'move-nodes':
      return { kind: operation.type, subject: operation.moves.map(({ nodeId }) => nodeId).join(', ') };
    case 'paste':
      return {
        kind: operation.type,
        subject: [...operation.fragment.nodes, ...operation.fragment.notes].map(({ id }) => id).join(', '),
      };
    case 'group':
    case 'splice':
      return { kind: 'change-several', subject: '' };
    default:
      return { kind: operation.type, subject: '' };
  }
}
