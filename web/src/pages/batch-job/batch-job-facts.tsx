import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { BatchJobRecord } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { hasEnded } from '../../features/batches/batch-queries.ts';
import { BatchStateIndicator } from '../../features/batches/batch-state.tsx';
import { ActorName } from '../../features/session/actor-name.tsx';
import { datasetAddress, flowAddress, modelAddress } from '../../shared/addresses.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { useNow } from '../../shared/ui/use-now.ts';
import { batchJobTexts } from './texts/index.ts';

/** What went in, what came out, and where it lies. */
export function BatchJobFacts({ job }: { job: BatchJobRecord }): ReactNode {
  const words = useCatalogue(batchJobTexts);
  const { common } = useTexts();
  const { count, span } = useFormats();
  const ended = hasEnded(job);
  const now = useNow(!ended);
  const { projectId, flowId, modelVersion, source, rowsIn, rowsOut, answered } = job;
  const rows = (value: number | null) => (value !== null ? count(value) : ended ? '–' : common.notYet);
  const until = job.finishedAt === null ? now : Date.parse(job.finishedAt);
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        ariaLabel={words.facts}
        items={[
          { label: words.state, value: <BatchStateIndicator state={job.state} /> },
          { label: words.rowsIn, value: rows(rowsIn) },
          { label: words.rowsOut, value: rows(rowsOut) },
          { label: words.answered, value: rows(answered) },
          { label: words.flow, value: <PageLink href={flowAddress(projectId, flowId)}>{flowId}</PageLink> },
          {
            label: words.model,
            value: (
              <PageLink href={modelAddress(projectId, flowId, modelVersion)}>{words.version(modelVersion)}</PageLink>
            ),
          },
          {
            label: words.source,
            value: source.startsWith('s3://') ? (
              source
            ) : (
              <PageLink href={datasetAddress(projectId, source)}>{source}</PageLink>
            ),
          },
          {
            label: words.destination,
            value: (
              <CopyToClipboard
                variant="inline"
                textToCopy={job.destinationUri}
                copyButtonAriaLabel={common.copy}
                copySuccessText={common.copied}
                copyErrorText={common.copyFailed}
              />
            ),
          },
          { label: words.startedAt, value: <Moment at={job.createdAt} /> },
          { label: words.took, value: span((until - Date.parse(job.createdAt)) / 1000) },
          { label: words.by, value: <ActorName actor={job.requestedBy} /> },
          { label: words.attempt, value: job.attempt },
          { label: words.options, value: words.optionsOf(job.scores, job.ignoreDrift) },
        ]}
      />
    </Container>
  );
}
