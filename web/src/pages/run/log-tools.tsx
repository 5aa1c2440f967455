import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import type { ReactNode } from 'react';
import { saveText } from '../../shared/files/save-text.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import type { LogView } from './log-filters.tsx';
import { runTexts } from './texts/index.ts';

interface LogToolsProps {
  view: LogView;
  onChange: (change: Partial<LogView>) => void;
  /** Nothing more will be written. */
  finished: boolean;
  /** The lines shown. */
  text: string;
  fileName: string;
  counts: { shown: number; all: number };
}

/** What can be done with the lines that are shown. */
export function LogTools({ view, onChange, finished, text, fileName, counts }: LogToolsProps): ReactNode {
  const { log: words } = useCatalogue(runTexts);
  const { common } = useTexts();
  return (
    <SpaceBetween size="m" direction="horizontal" alignItems="center">
      {!finished && (
        <Toggle checked={view.follow} onChange={({ detail }) => onChange({ follow: detail.checked })}>
          {words.follow}
        </Toggle>
      )}
      <Toggle checked={view.wrap} onChange={({ detail }) => onChange({ wrap: detail.checked })}>
        {words.wrap}
      </Toggle>
      <CopyToClipboard
        variant="icon"
        copyButtonAriaLabel={words.copy}
        textToCopy={text}
        copySuccessText={common.copied}
        copyErrorText={common.copyFailed}
      />
      <Button iconName="download" disabled={counts.shown === 0} onClick={() => saveText(fileName, text)}>
        {words.download}
      </Button>
      <Box variant="span" color="text-body-secondary">
        {words.count(counts.shown, counts.all)}
      </Box>
    </SpaceBetween>
  );
}
