import * as z from 'zod';
import { type Flow, NOTE_COLOURS, noteSchema } from '../flow.schema.ts';
import { type Edit, nodeRefSchema, withNote } from './edit.ts';

/** Writes the text of a note, or gives it another colour; what is not named stays. */
export const setNoteSchema = z.strictObject({
  type: z.literal('set-note'),
  noteId: nodeRefSchema,
  text: noteSchema.shape.text.optional(),
  colour: z.enum(NOTE_COLOURS).optional(),
});

export function setNote(flow: Flow, { noteId, text, colour }: z.output<typeof setNoteSchema>): Edit {
  return withNote(flow, noteId, (note) => ({ ...note, text: text ?? note.text, colour: colour ?? note.colour }));
}
