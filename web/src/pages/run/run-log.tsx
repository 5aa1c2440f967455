import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import type { Run } from '@flowi/contracts/entities';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../shared/api/api.ts';
import { usePolled } from '../../shared/api/use-polled.ts';
import { saveText } from '../../shared/files/save-text.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { logQuery, type ReadLog } from './log-query.ts';
import { LogText } from './log-text.tsx';
import { runTexts } from './texts/index.ts';

/** The log of the training job: while it runs and after. Fetched when it is opened. */
export function RunLog({ run }: { run: Run }): ReactNode {
  const words = useCatalogue(runTexts);
  const [open, setOpen] = useState(false);
  const log = usePolled({ ...logQuery(useApi(), useQueryClient(), run), enabled: open });
  return (
    <ExpandableSection
      variant="container"
      headerText={words.log}
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {log.isLoadingError ? (
        <LoadFailed title={words.logFailedTitle} error={log.error} onRetry={log.refetch} />
      ) : (
        log.data && <LogView run={run} log={log.data} />
      )}
    </ExpandableSection>
  );
}

function LogView({ run, log }: { run: Run; log: ReadLog }): ReactNode {
  const words = useCatalogue(runTexts);
  const { common } = useTexts();
  const [follow, setFollow] = useState(true);
  const [wrap, setWrap] = useState(true);
  if (log.text === '')
    return <Box color="text-body-secondary">{log.finished ? words.logEmptyEnd : words.logEmpty}</Box>;
  return (
    <SpaceBetween size="s">
      <SpaceBetween size="m" direction="horizontal" alignItems="center">
        {!log.finished && (
          <Toggle checked={follow} onChange={({ detail }) => setFollow(detail.checked)}>
            {words.logFollow}
          </Toggle>
        )}
        <Toggle checked={wrap} onChange={({ detail }) => setWrap(detail.checked)}>
          {words.logWrap}
        </Toggle>
        <CopyToClipboard
          variant="icon"
          copyButtonAriaLabel={words.logCopy}
          textToCopy={log.text}
          copySuccessText={common.copied}
          copyErrorText={common.copyFailed}
        />
        <Button iconName="download" onClick={() => saveText(words.logFile(run.runId, run.attempt), log.text)}>
          {words.logDownload}
        </Button>
      </SpaceBetween>
      <LogText label={words.logLabel} text={log.text} wrap={wrap} follow={follow && !log.finished} />
    </SpaceBetween>
  );
}
