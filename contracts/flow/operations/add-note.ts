import * as z from 'zod';
import { type Flow, noteSchema } from '../flow.schema.ts';
import { type Edit, edited, hasNote, refused } from './edit.ts';

/** A new note at the end of the document. */
export const addNoteSchema = z.strictObject({ type: z.literal('add-note'), note: noteSchema });

export function addNote(flow: Flow, { note }: z.output<typeof addNoteSchema>): Edit {
  if (hasNote(flow, note.id)) {
    return refused('note_exists', { note: note.id });
  }
  return edited({ ...flow, notes: [...flow.notes, note] });
}
