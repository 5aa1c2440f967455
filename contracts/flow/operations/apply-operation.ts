import type { Flow } from '../flow.schema.ts';
import { addNode } from './add-node.ts';
import { addNote } from './add-note.ts';
import { clearParameter } from './clear-parameter.ts';
import { connect } from './connect.ts';
import { disconnect } from './disconnect.ts';
import type { Edit, EditProblem } from './edit.ts';
import { insertOnEdge } from './insert-on-edge.ts';
import { moveNodes } from './move-nodes.ts';
import { moveNotes } from './move-notes.ts';
import type { Operation, SingleOperation } from './operation.schema.ts';
import { paste } from './paste.ts';
import { removeNode } from './remove-node.ts';
import { removeNote } from './remove-note.ts';
import { renameNode } from './rename-node.ts';
import { replaceDocument } from './replace-document.ts';
import { resizeNote } from './resize-note.ts';
import { setDeploy } from './set-deploy.ts';
import { setDescription } from './set-description.ts';
import { setName } from './set-name.ts';
import { setNote } from './set-note.ts';
import { setParameter } from './set-parameter.ts';
import { setSchedule } from './set-schedule.ts';
import { setTracking } from './set-tracking.ts';
import { type Splice, splice, spliceBack } from './splice.ts';

/** The flow after an operation and the operation that takes it back exactly; or why it does not apply. */
export type Applied = { ok: true; flow: Flow; inverse: Splice } | ({ ok: false } & EditProblem);

/** Applies an operation. Never changes the flow given, never throws. Undo applies the inverse; redo applies the inverse of that. */
export function applyOperation(flow: Flow, operation: Operation): Applied {
  const edit = operation.type === 'group' ? applyGroup(flow, operation.operations) : applySingle(flow, operation);
  return edit.ok ? { ok: true, flow: edit.flow, inverse: spliceBack(edit.flow, flow) } : edit;
}

function applyGroup(flow: Flow, operations: readonly SingleOperation[]): Edit {
  return operations.reduce<Edit>((edit, operation) => (edit.ok ? applySingle(edit.flow, operation) : edit), {
    ok: true,
    flow,
  });
}

function applySingle(flow: Flow, operation: SingleOperation): Edit {
  switch (operation.type) {
    case 'add-node':
      return addNode(flow, operation);
    case 'remove-node':
      return removeNode(flow, operation);
    case 'rename-node':
      return renameNode(flow, operation);
    case 'set-parameter':
      return setParameter(flow, operation);
    case 'clear-parameter':
      return clearParameter(flow, operation);
    case 'move-nodes':
      return moveNodes(flow, operation);
    case 'connect':
      return connect(flow, operation);
    case 'disconnect':
      return disconnect(flow, operation);
    case 'insert-on-edge':
      return insertOnEdge(flow, operation);
    case 'add-note':
      return addNote(flow, operation);
    case 'remove-note':
      return removeNote(flow, operation);
    case 'set-note':
      return setNote(flow, operation);
    case 'move-notes':
      return moveNotes(flow, operation);
    case 'resize-note':
      return resizeNote(flow, operation);
    case 'set-name':
      return setName(flow, operation);
    case 'set-description':
      return setDescription(flow, operation);
    case 'set-schedule':
      return setSchedule(flow, operation);
    case 'set-tracking':
      return setTracking(flow, operation);
    case 'set-deploy':
      return setDeploy(flow, operation);
    case 'paste':
      return paste(flow, operation);
    case 'replace-document':
      return replaceDocument(flow, operation);
    case 'splice':
      return splice(flow, operation);
  }
}
