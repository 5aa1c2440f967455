import * as z from 'zod';
import { type Flow, noteSchema } from '../flow.schema.ts';
import { FLOW_LIMITS } from '../limits.ts';
import { type Edit, edited, hasNote, missingNote, nodeRefSchema } from './edit.ts';

/** Puts notes elsewhere on the canvas. */
export const moveNotesSchema = z.strictObject({
  type: z.literal('move-notes'),
  moves: z
    .array(z.strictObject({ noteId: nodeRefSchema, position: noteSchema.shape.position }))
    .min(1)
    .max(FLOW_LIMITS.notes),
});

export function moveNotes(flow: Flow, { moves }: z.output<typeof moveNotesSchema>): Edit {
  const lost = moves.find(({ noteId }) => !hasNote(flow, noteId));
  if (lost) return missingNote(lost.noteId);
  const positions = new Map(moves.map(({ noteId, position }) => [noteId, position]));
  return edited({
    ...flow,
    notes: flow.notes.map((note) => {
      const position = positions.get(note.id);
      return position ? { ...note, position } : note;
    }),
  });
}
