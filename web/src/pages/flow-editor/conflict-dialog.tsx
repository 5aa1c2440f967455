import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { describeDifference, diffFlows, type Flow, serializeFlow } from '@flowi/contracts/flow';
import { type ReactNode, useState } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import styles from './conflict-dialog.module.css';
import { useEditorModel, useFlow, useSaveState } from './editor-context.tsx';
import type { StoredDraft } from './state/draft-saver.ts';
import { keepMine, takeTheirs } from './state/settle-conflict.ts';
import { editorTexts } from './texts/index.ts';

/** Opens when somebody else has saved the same draft. Both texts are there to be copied, and neither goes without being chosen against. */
export function ConflictDialog(): ReactNode {
  const state = useSaveState();
  const texts = useCatalogue(editorTexts);
  const [putOff, setPutOff] = useState<StoredDraft | null>(null);
  if (state.kind !== 'conflict') return null;
  if (putOff !== state.theirs) return <OpenConflict theirs={state.theirs} onPutOff={() => setPutOff(state.theirs)} />;
  return (
    <Alert
      type="error"
      action={<Button onClick={() => setPutOff(null)}>{texts.conflict.decide}</Button>}
      header={texts.conflict.short}
    >
      {texts.conflict.unsavedUntil}
    </Alert>
  );
}

function OpenConflict({ theirs, onPutOff }: { theirs: StoredDraft; onPutOff: () => void }): ReactNode {
  const { conflict } = useCatalogue(editorTexts);
  const model = useEditorModel();
  const mine = useFlow();
  const take = () => {
    // A browser may forbid the clipboard; the step that is taken back keeps the text anyway.
    void navigator.clipboard?.writeText(serializeFlow(mine, 'yaml')).catch(() => undefined);
    takeTheirs(model);
  };
  return (
    <Modal
      visible
      size="large"
      header={conflict.title}
      onDismiss={onPutOff}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onPutOff}>
              {conflict.later}
            </Button>
            <Button onClick={take}>{conflict.takeTheirs}</Button>
            <Button variant="primary" onClick={() => void keepMine(model)}>
              {conflict.keepMine}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box variant="p">{conflict.explanation}</Box>
        <Differences mine={mine} theirs={theirs.draft} />
        <ColumnLayout columns={2}>
          <Version title={conflict.mine} flow={mine} />
          <Version title={conflict.theirs} flow={theirs.draft} />
        </ColumnLayout>
      </SpaceBetween>
    </Modal>
  );
}

function Differences({ mine, theirs }: { mine: Flow; theirs: Flow }): ReactNode {
  const { conflict } = useCatalogue(editorTexts);
  const lines = describeDifference(diffFlows(theirs, mine));
  return (
    <section aria-label={conflict.differences}>
      <Box variant="h3" tagOverride="h2">
        {conflict.differences}
      </Box>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <Box variant="code">{line}</Box>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Version({ title, flow }: { title: string; flow: Flow }): ReactNode {
  const { common } = useTexts();
  const text = serializeFlow(flow, 'yaml');
  return (
    <div>
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <Box variant="h3" tagOverride="h2">
          {title}
        </Box>
        <CopyToClipboard
          variant="icon"
          copyButtonAriaLabel={`${common.copy}: ${title}`}
          copySuccessText={common.copied}
          copyErrorText={common.copyFailed}
          textToCopy={text}
        />
      </SpaceBetween>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take focus to be scrolled by keyboard */}
      <section className={styles['text']} tabIndex={0} aria-label={title}>
        <pre>{text}</pre>
      </section>
    </div>
  );
}
