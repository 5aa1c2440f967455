import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import type { ReactNode } from 'react';
import { lastRunQuery } from '../../features/runs/run-queries.ts';
import { RunStateIndicator } from '../../features/runs/run-state-indicator.tsx';
import { runAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { usePolled } from '../../shared/api/use-polled.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';

interface LastRunProps {
  projectId: string;
  flowId: string;
}

/** The newest run of a flow, followed while it is on. Only the rows in sight ask for theirs. */
export function LastRun({ projectId, flowId }: LastRunProps): ReactNode {
  const texts = useTexts();
  const { data, isError } = usePolled(lastRunQuery(useApi(), projectId, flowId));
  if (data === undefined) return isError ? texts.runs.failedTitle : <Spinner />;
  if (data.run === null) return <Box color="text-body-secondary">{texts.flows.neverRun}</Box>;
  const { runId, state, createdAt } = data.run;
  return (
    <>
      <RunStateIndicator state={state} />{' '}
      <PageLink href={runAddress(projectId, runId)} fontSize="body-s">
        <Moment at={createdAt} />
      </PageLink>
    </>
  );
}
