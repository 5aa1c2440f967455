import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { problemLine } from '../../shared/api/describe-problem.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useEditorModel, useSaveState } from './editor-context.tsx';
import { editorTexts } from './texts/index.ts';

/** Whether the draft has reached the API, and what to do when it has not. */
export function SaveStateText(): ReactNode {
  const texts = useCatalogue(editorTexts);
  const shared = useTexts();
  const speaker = useSpeaker();
  const { moment } = useFormats();
  const { saver } = useEditorModel();
  const state = useSaveState();
  const again = (
    <Button variant="inline-link" onClick={() => void saver.flush()}>
      {shared.common.tryAgain}
    </Button>
  );
  switch (state.kind) {
    case 'saved':
      return (
        <StatusIndicator type="success">
          {state.at === null ? texts.saved : texts.savedAt(moment(new Date(state.at).toISOString()))}
        </StatusIndicator>
      );
    case 'unsaved':
      return <StatusIndicator type="pending">{texts.unsaved}</StatusIndicator>;
    case 'saving':
      return <StatusIndicator type="in-progress">{texts.saving}</StatusIndicator>;
    case 'offline':
      return (
        <StatusIndicator type="warning">
          {texts.offline} {again}
        </StatusIndicator>
      );
    case 'refused':
      return (
        <StatusIndicator type="error">
          {texts.refused(problemLine(state.error, shared, speaker))} {again}
        </StatusIndicator>
      );
    case 'conflict':
      return <StatusIndicator type="error">{texts.conflict.short}</StatusIndicator>;
  }
}
