import { useEffect } from 'react';
import { useEditorModel } from '../editor-context.tsx';
import { isBusy, nameOf } from '../keys.ts';
import { PALETTE_ID } from '../palette/palette.tsx';
import { type GraphActions, useGraphActions } from './graph-actions.ts';

/** What keys open. */
export interface ShortcutDialogs {
  readonly showKeys: () => void;
  readonly find: () => void;
  /** The graph is shown as a canvas, where notes are written in their place. */
  readonly onCanvas: boolean;
}

/** Id of the panel with the settings of what is chosen. */
export const SETTINGS_ID = 'flow-settings';

type Command = () => void;

/** Every key of the graph beside undo and redo; not heard while text is entered or a dialogue is open. */
export function useShortcuts(dialogs: ShortcutDialogs): void {
  const actions = useGraphActions();
  const { mayEdit } = useEditorModel();
  const { showKeys, find, onCanvas } = dialogs;
  useEffect(() => {
    const looking: Record<string, Command> = {
      '?': showKeys,
      '1': actions.fit,
      '+': () => actions.zoom('in'),
      '=': () => actions.zoom('in'),
      '-': () => actions.zoom('out'),
      escape: actions.selectNone,
      enter: () => {
        if (!mayEdit || !onCanvas || !actions.writeNote()) focusIn(SETTINGS_ID);
      },
      'mod+a': actions.selectAll,
      'mod+f': find,
    };
    const editing: Record<string, Command> = {
      '/': () => focusIn(PALETTE_ID),
      n: () => actions.addNote(),
      l: () => void actions.tidy(),
      'shift+l': () => void actions.tidy('turned'),
      delete: () => actions.remove(),
      backspace: () => actions.remove(),
      'shift+delete': () => actions.remove(true),
      'shift+backspace': () => actions.remove(true),
      'mod+d': actions.duplicate,
    };
    const commands = new Map(Object.entries(mayEdit ? { ...looking, ...editing } : looking));
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || isBusy(event.target)) return;
      const command = commands.get(nameOf(event));
      if (!command || (event.key === 'Enter' && isControl(event.target))) return;
      event.preventDefault();
      command();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [actions, mayEdit, showKeys, find, onCanvas]);
  useClipboardKeys(actions, mayEdit);
}

/** Copy, cut and paste by the browser's own events: they need no permission and cross tabs. */
function useClipboardKeys(actions: GraphActions, mayEdit: boolean): void {
  useEffect(() => {
    const give = (text: string | null, event: ClipboardEvent) => {
      if (text === null) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
    };
    const idle = (event: ClipboardEvent) => !isBusy(event.target) && (window.getSelection()?.isCollapsed ?? true);
    const onCopy = (event: ClipboardEvent) => idle(event) && give(actions.copied(), event);
    const onCut = (event: ClipboardEvent) => mayEdit && idle(event) && give(actions.cut(), event);
    const onPaste = (event: ClipboardEvent) => {
      if (!mayEdit || !idle(event)) return;
      event.preventDefault();
      actions.paste(event.clipboardData?.getData('text/plain') ?? '');
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, [actions, mayEdit]);
}

/** Enter on a button or link is for the button or link. */
function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('button, a, [role="button"], [role="tab"]') !== null &&
    target.closest('.react-flow__node') === null
  );
}

function focusIn(id: string): void {
  const place = document.getElementById(id);
  place?.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]')?.focus();
  place?.scrollIntoView({ block: 'nearest' });
}
