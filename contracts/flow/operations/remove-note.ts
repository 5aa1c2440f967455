import * as z from 'zod';
import type { Flow } from '../flow.schema.ts';
import { type Edit, edited, hasNote, missingNote, nodeRefSchema } from './edit.ts';

/** Takes a note away. */
export const removeNoteSchema = z.strictObject({ type: z.literal('remove-note'), noteId: nodeRefSchema });

export function removeNote(flow: Flow, { noteId }: z.output<typeof removeNoteSchema>): Edit {
  if (!hasNote(flow, noteId)) return missingNote(noteId);
  return edited({ ...flow, notes: flow.notes.filter(({ id }) => id !== noteId) });
}
