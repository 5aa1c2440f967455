import { isRunnable } from '@flowi/contracts/flow';
import { useState } from 'react';
import { useStartRun } from '../../features/runs/use-start-run.tsx';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useChecked, useEditorModel, useFlow } from './editor-context.tsx';
import { editorTexts } from './texts/index.ts';
import { useShowProblems } from './use-view.ts';

/** Saves, then runs what was saved. With errors it leads to them instead. */
export function useRunDraft(): { run: () => Promise<void>; running: boolean } {
  const texts = useCatalogue(editorTexts);
  const { projectId, flowId, saver, tell } = useEditorModel();
  const { name } = useFlow();
  const { issues } = useChecked();
  const start = useStartRun(projectId);
  const show = useShowProblems();
  const [saving, setSaving] = useState(false);
  const run = async () => {
    if (!isRunnable(issues)) {
      tell(texts.mendFirst);
      show();
      return;
    }
    setSaving(true);
    const saved = await saver.flush();
    setSaving(false);
    if (saved) start.mutate({ flowId, name });
    else tell(texts.notSavedSoNotRun);
  };
  return { run, running: saving || start.isPending };
}
