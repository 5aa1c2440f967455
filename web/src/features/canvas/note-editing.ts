import type { FlowNote } from '@flowi/contracts/flow';
import { createContext, useContext } from 'react';
import type { Place } from './node-size.ts';

/** What can be done with a note in its place on the canvas. */
export interface NoteEditing {
  /** Id of the note whose text is being written; null while none is. */
  readonly writing: string | null;
  /** Begins to write in a note, or ends with null. */
  readonly write: (noteId: string | null) => void;
  readonly setText: (noteId: string, text: string) => void;
  readonly resize: (noteId: string, size: FlowNote['size'], position: Place) => void;
}

const EditingContext = createContext<NoteEditing | null>(null);
export const NoteEditingProvider = EditingContext.Provider;

/** Null where notes are only read. */
export function useNoteEditing(): NoteEditing | null {
  return useContext(EditingContext);
}
