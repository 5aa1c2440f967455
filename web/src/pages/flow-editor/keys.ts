import { useEffect } from 'react';
import { useEditorModel } from './editor-context.tsx';

/** A key with its modifiers, as commands are named: `mod+shift+z`. */
export function nameOf({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string {
  const letter = key.toLowerCase();
  // Of other keys Shift makes another one, such as `?`.
  const shiftTells = /^([a-z]|delete|backspace)$/.test(letter);
  if (!ctrlKey && !metaKey) return shiftKey && shiftTells ? `shift+${letter}` : letter;
  return shiftKey ? `mod+shift+${letter}` : `mod+${letter}`;
}

const TEXT_FIELD = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';

/** Text is being entered there, or a dialogue has the word. */
export function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return true;
  return target instanceof HTMLElement && target.closest(TEXT_FIELD) !== null;
}

/** Undo and redo by key, whatever part of the flow is shown; a field in which text is entered has its own. */
export function useUndoKeys(): void {
  const { editor, mayEdit } = useEditorModel();
  useEffect(() => {
    if (!mayEdit) return;
    const commands = new Map([
      ['mod+z', () => editor.undo()],
      ['mod+shift+z', () => editor.redo()],
      ['mod+y', () => editor.redo()],
    ]);
    const onKey = (event: KeyboardEvent) => {
      const command = commands.get(nameOf(event));
      if (!command || event.defaultPrevented || event.altKey || isBusy(event.target)) return;
      event.preventDefault();
      command();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [editor, mayEdit]);
}
