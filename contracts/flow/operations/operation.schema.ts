import * as z from 'zod';
import { FLOW_LIMITS } from '../limits.ts';
import { addNodeSchema } from './add-node.ts';
import { addNoteSchema } from './add-note.ts';
import { clearParameterSchema } from './clear-parameter.ts';
import { connectSchema } from './connect.ts';
import { disconnectSchema } from './disconnect.ts';
import { insertOnEdgeSchema } from './insert-on-edge.ts';
import { moveNodesSchema } from './move-nodes.ts';
import { moveNotesSchema } from './move-notes.ts';
import { pasteSchema } from './paste.ts';
import { removeNodeSchema } from './remove-node.ts';
import { removeNoteSchema } from './remove-note.ts';
import { renameNodeSchema } from './rename-node.ts';
import { replaceDocumentSchema } from './replace-document.ts';
import { resizeNoteSchema } from './resize-note.ts';
import { setDeploySchema } from './set-deploy.ts';
import { setDescriptionSchema } from './set-description.ts';
import { setNameSchema } from './set-name.ts';
import { setNoteSchema } from './set-note.ts';
import { setParameterSchema } from './set-parameter.ts';
import { setScheduleSchema } from './set-schedule.ts';
import { setTrackingSchema } from './set-tracking.ts';
import { spliceSchema } from './splice.ts';

const single = [
  addNodeSchema,
  removeNodeSchema,
  renameNodeSchema,
  setParameterSchema,
  clearParameterSchema,
  moveNodesSchema,
  connectSchema,
  disconnectSchema,
  insertOnEdgeSchema,
  addNoteSchema,
  removeNoteSchema,
  setNoteSchema,
  moveNotesSchema,
  resizeNoteSchema,
  setNameSchema,
  setDescriptionSchema,
  setScheduleSchema,
  setTrackingSchema,
  setDeploySchema,
  pasteSchema,
  replaceDocumentSchema,
  spliceSchema,
] as const;

export const singleOperationSchema = z.discriminatedUnion('type', [...single]);
export type SingleOperation = z.output<typeof singleOperationSchema>;

/** Several operations as one step: all of them apply, or none. */
export const groupSchema = z.strictObject({
  type: z.literal('group'),
  operations: z.array(singleOperationSchema).min(1).max(FLOW_LIMITS.nodes),
});

/** Every edit of a flow, by console, API and command line alike. */
export const operationSchema = z.discriminatedUnion('type', [...single, groupSchema]);
export type Operation = z.output<typeof operationSchema>;
