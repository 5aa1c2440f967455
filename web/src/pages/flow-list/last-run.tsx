import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import type { ReactNode } from 'react';
import { lastRunQuery } from '../../features/runs/run-queries.ts';
import { RunStateIndicator } from '../../features/runs/run-state-indicator.tsx';
import { runsTexts } from '../../features/runs/texts/index.ts';
import { runAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { usePolled } from '../../shared/api/use-polled.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { flowListTexts } from './texts/index.ts';

interface LastRunProps {
  projectId: string;
  flowId: string;
}

/** The newest run of a flow, followed while it is on. Only the rows in sight ask for theirs. */
export function LastRun({ projectId, flowId }: LastRunProps): ReactNode {
  const words = useCatalogue(flowListTexts);
  const runWords = useCatalogue(runsTexts);
  const { data, isError } = usePolled(lastRunQuery(useApi(), projectId, flowId));
  if (data === undefined) return isError ? runWords.failedTitle : <Spinner />;
  if (data.run === null) return <Box color="text-body-secondary">{words.neverRun}</Box>;
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
