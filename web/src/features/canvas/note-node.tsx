import { FLOW_LIMITS, type FlowNote } from '@flowi/contracts/flow';
import { type NodeProps, NodeResizer, type ResizeDragEvent, type ResizeParams } from '@xyflow/react';
import { memo, type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import type { CanvasNote } from './graph-elements.ts';
import { type NoteEditing, useNoteEditing } from './note-editing.ts';
import styles from './note-node.module.css';
import { canvasTexts } from './texts/index.ts';

/** Smallest and largest a note can be drawn; the schema's own bounds. */
const BOUNDS = { minWidth: 80, minHeight: 40, maxWidth: 2_000, maxHeight: 2_000 };

/** A note on the canvas: plain text, whatever stands in it. */
export const NoteNode = memo(function NoteNode({ data: { note }, selected }: NodeProps<CanvasNote>): ReactNode {
  const texts = useCatalogue(canvasTexts);
  const editing = useNoteEditing();
  // The same function for as long as can be: with another one the library begins to listen anew.
  const onResizeEnd = useCallback(
    (_event: ResizeDragEvent, { x, y, width, height }: ResizeParams) =>
      editing?.resize(
        note.id,
        { width: Math.round(width), height: Math.round(height) },
        { x: Math.round(x), y: Math.round(y) },
      ),
    [editing, note.id],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter on the chosen note does the same
    <div
      className={styles['note']}
      data-colour={note.colour}
      data-selected={selected}
      onDoubleClick={() => editing?.write(note.id)}
    >
      {editing !== null && (
        <NodeResizer
          {...BOUNDS}
          isVisible={selected}
          lineClassName={styles['line'] ?? ''}
          handleClassName={styles['corner'] ?? ''}
          onResizeEnd={onResizeEnd}
        />
      )}
      {editing?.writing === note.id ? (
        <NoteField note={note} editing={editing} />
      ) : (
        // To be read only, it scrolls under the wheel like any text; else the wheel is the canvas'.
        <div
          className={`${styles['text']} ${editing === null ? 'nowheel' : ''}`}
          data-empty={note.text === ''}
          title={note.text}
        >
          {note.text === '' ? texts.emptyNote : note.text}
        </div>
      )}
    </div>
  );
});

function NoteField({ note, editing }: { note: FlowNote; editing: NoteEditing }): ReactNode {
  const texts = useCatalogue(canvasTexts);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, []);
  return (
    <textarea
      ref={field}
      className={`${styles['field']} nodrag nopan nowheel`}
      aria-label={texts.noteText}
      value={note.text}
      maxLength={FLOW_LIMITS.noteLength}
      onChange={({ target }) => editing.setText(note.id, target.value)}
      onBlur={() => editing.write(null)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The note itself is the next thing to act on: move it, remove it.
        event.currentTarget.closest<HTMLElement>('.react-flow__node')?.focus();
        event.stopPropagation();
      }}
    />
  );
}
