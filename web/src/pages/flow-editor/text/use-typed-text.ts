import { type Issue, parseFlowText } from '@flowi/contracts/flow';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useEdit, useEditorModel, useFlow } from '../editor-context.tsx';

/** Rest after typing before the text is read, in milliseconds. */
const READ_AFTER = 300;

interface TypedText {
  /** What somebody typed, as they typed it; null while the document's own text is shown. */
  readonly typed: string | null;
  /** Why what was typed is no flow; null while it is one. */
  readonly faults: readonly Issue[] | null;
  readonly type: (text: string) => void;
  readonly discard: () => void;
}

/** Text on its way into the document: taken as soon as it is a flow. Until then it is kept, also while another tab is looked at. */
export function useTypedText(): TypedText {
  const { typedText } = useEditorModel();
  const edit = useEdit();
  const flow = useFlow();
  const [typed, setTyped] = useState(typedText.current);
  const [faults, setFaults] = useState<readonly Issue[] | null>(() => faultsOf(typedText.current));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The flow that the typed text became; when the document moves on from it, by undo or elsewhere, its own text is shown again.
  const became = useRef(flow);

  const read = useCallback(
    (text: string) => {
      const parsed = parseFlowText(text);
      setFaults(parsed.ok ? null : parsed.issues);
      if (!parsed.ok) return;
      became.current = parsed.flow;
      typedText.current = null;
      edit({ type: 'replace-document', flow: parsed.flow }, { step: { kind: 'text', subject: '' }, mergeKey: 'text' });
    },
    [edit, typedText],
  );
  const discard = useCallback(() => {
    clearTimeout(timer.current);
    typedText.current = null;
    setTyped(null);
    setFaults(null);
  }, [typedText]);
  const type = useCallback(
    (text: string) => {
      typedText.current = text;
      setTyped(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => read(text), READ_AFTER);
    },
    [read, typedText],
  );
  useEffect(() => {
    const waits = typedText.current !== null;
    if (!waits && flow !== became.current) discard();
  }, [flow, discard, typedText]);
  // Leaving the tab reads at once what is still on its way.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (typedText.current !== null) read(typedText.current);
    },
    [read, typedText],
  );
  return { typed, faults, type, discard };
}

function faultsOf(text: string | null): readonly Issue[] | null {
  if (text === null) return null;
  const parsed = parseFlowText(text);
  return parsed.ok ? null : parsed.issues;
}
