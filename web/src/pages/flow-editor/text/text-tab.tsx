import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { FLOW_FORMATS, type FlowFormat, type Issue, serializeFlow } from '@flowi/contracts/flow';
import { type ReactNode, useMemo, useState } from 'react';
import { CANVAS_COLOURS } from '../../../features/canvas/canvas-colours.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../../shared/texts/speaker.ts';
import { useChecked, useEditorModel } from '../editor-context.tsx';
import { editorTexts } from '../texts/index.ts';
import { FilesBar } from './files-bar.tsx';
import { issueLines } from './issue-lines.ts';
import { LineEditor } from './line-editor.tsx';
import styles from './text-tab.module.css';
import { useTypedText } from './use-typed-text.ts';

/** What people read comes first. */
const FORMATS: readonly FlowFormat[] = FLOW_FORMATS.toReversed();

/** The document as text, to read and to write, with problems at their lines. */
export function TextTab(): ReactNode {
  const { text: texts } = useCatalogue(editorTexts);
  const { mayEdit } = useEditorModel();
  const [format, setFormat] = useState<FlowFormat>('yaml');
  const { typed, faults, type, discard } = useTypedText();
  const { flow, issues } = useChecked();
  const canonical = useMemo(() => serializeFlow(flow, format), [flow, format]);
  const shown = typed ?? canonical;
  const found = faults ?? issues;
  const speaker = useSpeaker();
  const lines = useMemo(() => issueLines(shown, found, faults ? null : flow), [shown, found, faults, flow]);
  return (
    <div className={styles['tab']} style={CANVAS_COLOURS}>
      <div className={styles['bar']}>
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <SegmentedControl
            label={texts.format}
            selectedId={format}
            options={FORMATS.map((id) => ({ id, text: id.toUpperCase(), disabled: faults !== null && id !== format }))}
            onChange={({ detail }) => {
              discard();
              setFormat(FLOW_FORMATS.find((id) => id === detail.selectedId) ?? 'yaml');
            }}
          />
          {faults === null ? (
            <StatusIndicator type="success">{texts.inStep}</StatusIndicator>
          ) : (
            <>
              <StatusIndicator type="error">{texts.notTaken}</StatusIndicator>
              <Button variant="inline-link" onClick={discard}>
                {texts.discard}
              </Button>
            </>
          )}
        </SpaceBetween>
        <FilesBar />
      </div>
      <LineEditor
        label={texts.label}
        text={shown}
        readOnly={!mayEdit}
        marked={markedLines(found, lines)}
        onChange={type}
      />
      <ul className={styles['problems']} aria-label={texts.problems}>
        {found.map((issue, index) => (
          <li key={JSON.stringify(issue)}>
            <StatusIndicator type={issue.severity === 'error' ? 'error' : 'warning'}>
              {lineText(lines[index], texts.line)}
              {speaker.flow(issue)}
            </StatusIndicator>
          </li>
        ))}
      </ul>
    </div>
  );
}

function lineText(line: number | null | undefined, say: (line: number) => string): string {
  return line === null || line === undefined ? '' : `${say(line)} `;
}

/** Lines with a problem, and how bad the worst on each is. */
function markedLines(
  issues: readonly Issue[],
  lines: readonly (number | null)[],
): ReadonlyMap<number, Issue['severity']> {
  const marked = new Map<number, Issue['severity']>();
  for (const [index, { severity }] of issues.entries()) {
    const line = lines[index];
    if (line === null || line === undefined || marked.get(line) === 'error') continue;
    marked.set(line, severity);
  }
  return marked;
}
