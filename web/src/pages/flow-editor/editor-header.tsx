import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { runsTexts } from '../../features/runs/texts/index.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { Name } from '../../shared/ui/name.tsx';
import { useChecked, useEditorModel, useFlow, useHistory } from './editor-context.tsx';
import { ExperimentCount } from './experiment-count.tsx';
import { SaveStateText } from './save-state-text.tsx';
import { editorTexts } from './texts/index.ts';
import { useRunDraft } from './use-run-draft.ts';
import { useShowProblems } from './use-view.ts';

/** Name, state of saving, experiments, and what is done with the flow as a whole. */
export function EditorHeader(): ReactNode {
  const { name } = useFlow();
  const { mayEdit } = useEditorModel();
  const texts = useCatalogue(editorTexts);
  return (
    <div>
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            {mayEdit && <HistoryButtons />}
            <ProblemsButton />
            {mayEdit && <RunButton />}
          </SpaceBetween>
        }
      >
        <Name>{name}</Name>
      </Header>
      <SpaceBetween direction="horizontal" size="m" alignItems="center">
        {mayEdit ? <SaveStateText /> : <Badge>{texts.readOnly}</Badge>}
        <ExperimentCount />
      </SpaceBetween>
    </div>
  );
}

function HistoryButtons(): ReactNode {
  const texts = useCatalogue(editorTexts);
  const { editor } = useEditorModel();
  const { past, future } = useHistory();
  const [last, next] = [past.at(-1)?.step, future[0]?.step];
  const undo = last ? texts.undoStep(texts.steps[last.kind](last.subject)) : texts.undo;
  const redo = next ? texts.redoStep(texts.steps[next.kind](next.subject)) : texts.redo;
  return (
    <SpaceBetween direction="horizontal" size="xxs">
      <span title={undo}>
        <Button iconName="undo" variant="icon" ariaLabel={undo} disabled={!last} onClick={() => editor.undo()} />
      </span>
      <span title={redo}>
        <Button iconName="redo" variant="icon" ariaLabel={redo} disabled={!next} onClick={() => editor.redo()} />
      </span>
    </SpaceBetween>
  );
}

function ProblemsButton(): ReactNode {
  const texts = useCatalogue(editorTexts);
  const { issues } = useChecked();
  const show = useShowProblems();
  return (
    <Button iconName={issues.length === 0 ? 'status-positive' : 'status-warning'} onClick={show}>
      {texts.problemCount(issues.length)}
    </Button>
  );
}

function RunButton(): ReactNode {
  const runs = useCatalogue(runsTexts);
  const { name } = useFlow();
  const { run, running } = useRunDraft();
  return (
    <Button
      variant="primary"
      iconName="caret-right-filled"
      ariaLabel={runs.runFlow(name)}
      loading={running}
      onClick={() => void run()}
    >
      {runs.run}
    </Button>
  );
}
