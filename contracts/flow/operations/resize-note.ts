import * as z from 'zod';
import { type Flow, noteSchema, noteSizeSchema } from '../flow.schema.ts';
import { type Edit, nodeRefSchema, withNote } from './edit.ts';

/** Makes a note larger or smaller; one that is drawn by its left or upper side gets another place by it. */
export const resizeNoteSchema = z.strictObject({
  type: z.literal('resize-note'),
  noteId: nodeRefSchema,
  size: noteSizeSchema,
  position: noteSchema.shape.position.optional(),
});

export function resizeNote(flow: Flow, { noteId, size, position }: z.output<typeof resizeNoteSchema>): Edit {
  return withNote(flow, noteId, (note) => ({ ...note, size, position: position ?? note.position }));
}
