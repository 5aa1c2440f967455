import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import { countTrials, type Flow, FlowGraph, type Issue, type Operation, validateFlow } from '@flowi/contracts/flow';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useDeferredValue,
  useMemo,
  useSyncExternalStore,
} from 'react';
import type { NodeMarks } from '../../features/canvas/node-status.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import type { DraftSaver, SaveState } from './state/draft-saver.ts';
import type { EditOptions, FlowEditor, Selection } from './state/flow-editor.ts';
import type { History } from './state/history.ts';

/** What all parts of the editor share. */
export interface EditorModel {
  readonly projectId: string;
  readonly flowId: string;
  readonly editor: FlowEditor;
  readonly saver: DraftSaver;
  readonly catalogue: ComponentCatalogue;
  readonly marks: NodeMarks;
  /** Text that somebody typed and that is no flow yet; kept while other tabs are looked at. */
  readonly typedText: { current: string | null };
  /** False for those whose role only lets them look. */
  readonly mayEdit: boolean;
  /** Tells people, at the place where they work, why something could not be done or what could be done next; null is nothing any more. */
  readonly tell: (message: string | null, offer?: Offer) => void;
}

/** Something that can be done with one press, as long as the document is this one. */
export interface Offer {
  readonly text: string;
  readonly act: () => void;
  readonly flow: Flow;
}

/** The judgement on the document as it is now, by the rules of the API. */
export interface Checked {
  readonly flow: Flow;
  readonly graph: FlowGraph;
  readonly issues: readonly Issue[];
  readonly trials: number;
}

const ModelContext = createContext<EditorModel | null>(null);
const CheckedContext = createContext<Checked | null>(null);

export function EditorProvider({ model, children }: { model: EditorModel; children: ReactNode }): ReactNode {
  return (
    <ModelContext value={model}>
      <CheckedProvider model={model}>{children}</CheckedProvider>
    </ModelContext>
  );
}

/** Judges each document once, for all who ask, and never in the way of typing. */
function CheckedProvider({ model, children }: { model: EditorModel; children: ReactNode }): ReactNode {
  const { editor, catalogue } = model;
  const flow = useDeferredValue(useSyncExternalStore(editor.subscribe, () => editor.flow));
  const checked = useMemo(() => {
    const graph = new FlowGraph(flow, catalogue);
    return { flow, graph, issues: validateFlow(flow, catalogue), trials: countTrials(graph) };
  }, [flow, catalogue]);
  return <CheckedContext value={checked}>{children}</CheckedContext>;
}

export function useEditorModel(): EditorModel {
  const model = useContext(ModelContext);
  if (!model) throw new Error('useEditorModel is used outside of an EditorProvider');
  return model;
}

export function useChecked(): Checked {
  const checked = useContext(CheckedContext);
  if (!checked) throw new Error('useChecked is used outside of an EditorProvider');
  return checked;
}

export function useFlow(): Flow {
  const { editor } = useEditorModel();
  return useSyncExternalStore(editor.subscribe, () => editor.flow);
}

export function useHistory(): History {
  const { editor } = useEditorModel();
  return useSyncExternalStore(editor.subscribe, () => editor.history);
}

export function useSelection(): Selection {
  const { editor } = useEditorModel();
  return useSyncExternalStore(editor.subscribe, () => editor.selection);
}

/** The node that was added last, while it is still the chosen one. */
export function useFreshNode(): string | null {
  const { editor } = useEditorModel();
  return useSyncExternalStore(editor.subscribe, () => editor.fresh);
}

export function useSaveState(): SaveState {
  const { saver } = useEditorModel();
  return useSyncExternalStore(saver.subscribe, () => saver.state);
}

/** Applies an operation; tells why when it does not apply. True when the document is as wanted afterwards. */
export type Edit = (operation: Operation | null, options?: EditOptions) => boolean;

export function useEdit(): Edit {
  const { editor, mayEdit, tell } = useEditorModel();
  const speaker = useSpeaker();
  return useCallback(
    (operation, options) => {
      if (!mayEdit || operation === null) return false;
      const problem = editor.edit(operation, options);
      tell(problem === null ? null : speaker.flow(problem));
      return problem === null;
    },
    [editor, mayEdit, tell, speaker],
  );
}
