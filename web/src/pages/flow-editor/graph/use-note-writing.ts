import { useMemo, useSyncExternalStore } from 'react';
import type { NoteEditing } from '../../../features/canvas/note-editing.ts';
import { useEdit, useEditorModel } from '../editor-context.tsx';

/** What notes on the canvas may have done to them; null for those who only look. */
export function useNoteWriting(): NoteEditing | null {
  const { editor, mayEdit } = useEditorModel();
  const edit = useEdit();
  const writing = useSyncExternalStore(editor.subscribe, () => editor.writing);
  return useMemo(
    () =>
      mayEdit
        ? {
            writing,
            write: editor.write,
            setText: (noteId, text) => edit({ type: 'set-note', noteId, text }, { mergeKey: `note ${noteId}` }),
            resize: (noteId, size, position) => edit({ type: 'resize-note', noteId, size, position: { ...position } }),
          }
        : null,
    [editor, mayEdit, edit, writing],
  );
}
