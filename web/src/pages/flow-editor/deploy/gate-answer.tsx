import Alert, { type AlertProps } from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { Client } from '@flowi/contracts/client';
import type { GatePreview, GateVerdict } from '@flowi/contracts/entities';
import type { Gate } from '@flowi/contracts/flow';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useRested } from '../../../features/schedules/use-rested.ts';
import { runAddress } from '../../../shared/addresses.ts';
import { useApi } from '../../../shared/api/api.ts';
import { useFormats } from '../../../shared/format/formats.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../../shared/texts/speaker.ts';
import { LoadFailed } from '../../../shared/ui/load-failed.tsx';
import { Moment } from '../../../shared/ui/moment.tsx';
import { PageLink } from '../../../shared/ui/page-link.tsx';
import { useEditorModel } from '../editor-context.tsx';
import { summarizeGate } from './gate-sentence.ts';
import { deployTabTexts } from './texts/index.ts';
import { useDeploy } from './use-deploy.ts';

/** Failing trials that are named in the sentence; all are in the table. */
const NAMED = 3;

const LOOKS: Readonly<Record<GateVerdict['outcome'], StatusIndicatorProps.Type>> = {
  promoted: 'success',
  skipped: 'stopped',
  refused: 'error',
  needs_approval: 'warning',
  not_chosen: 'stopped',
  unknown: 'info',
};

const ALERTS: Readonly<Record<GateVerdict['outcome'], AlertProps.Type>> = {
  promoted: 'success',
  skipped: 'info',
  refused: 'error',
  needs_approval: 'warning',
  not_chosen: 'info',
  unknown: 'info',
};

/** The gate is part of the question: another gate is another answer. */
function gatePreviewQuery(
  api: Client,
  { projectId, flowId }: { projectId: string; flowId: string },
  gate: Gate | null,
) {
  return queryOptions({
    queryKey: ['gate-preview', projectId, flowId, gate],
    queryFn: () => api.flows.previewGate({ params: { projectId, flowId }, body: { gate } }),
    placeholderData: keepPreviousData,
  });
}

/** What the gate would have decided with the trials of the last run, by the rules that decide about runs. */
export function GateAnswer(): ReactNode {
  const { answer: words } = useCatalogue(deployTabTexts);
  const { projectId, flowId } = useEditorModel();
  const { deploy } = useDeploy();
  const gate = useRested(deploy.gate);
  const preview = useQuery(gatePreviewQuery(useApi(), { projectId, flowId }, gate));
  return (
    <Container
      header={
        <Header variant="h2" description={words.description}>
          {words.title}
        </Header>
      }
    >
      {preview.isLoadingError && (
        <LoadFailed title={words.failedTitle} error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {preview.isPending && <Spinner />}
      {preview.data && <Answer preview={preview.data} projectId={projectId} />}
    </Container>
  );
}

function Answer({ preview, projectId }: { preview: GatePreview; projectId: string }): ReactNode {
  const { answer: words } = useCatalogue(deployTabTexts);
  const { run, trials } = preview;
  if (run === null) return <Box color="text-body-secondary">{words.noRun}</Box>;
  return (
    <SpaceBetween size="m">
      <Sentence preview={preview} />
      <Box color="text-body-secondary">
        {words.basis(run.flowVersion)}{' '}
        <PageLink href={runAddress(projectId, run.runId)}>{words.openRun(run.runId)}</PageLink>
        {run.finishedAt !== null && (
          <>
            , <Moment at={run.finishedAt} />
          </>
        )}
      </Box>
      <ExpandableSection headerText={words.everyTrial(trials.length)}>
        <TrialTable preview={preview} />
      </ExpandableSection>
    </SpaceBetween>
  );
}

function Sentence({ preview }: { preview: GatePreview }): ReactNode {
  const { answer: words } = useCatalogue(deployTabTexts);
  const { figure, count } = useFormats();
  const speaker = useSpeaker();
  const { chosen, failing } = summarizeGate(preview);
  if (chosen === null) return <Alert type="warning">{words.noneChosen(preview.metric ?? '')}</Alert>;
  const named = failing.slice(0, NAMED).map(({ number, by }) => ({ trial: count(number), by: figure(by) }));
  const short = chosen.margin !== null && chosen.margin < 0 ? figure(-chosen.margin) : null;
  return (
    <div aria-live="polite">
      <Alert type={ALERTS[chosen.outcome]} header={words.outcomes[chosen.outcome](count(chosen.number), short)}>
        <SpaceBetween size="xxs">
          <span>{speaker.decision(chosen)}</span>
          {chosen.rows === 'validation' && <span>{words.onlyValidation}</span>}
          {named.length > 0 && <span>{words.failing(named, failing.length - named.length)}</span>}
        </SpaceBetween>
      </Alert>
    </div>
  );
}

function TrialTable({ preview: { trials, chosen, metric } }: { preview: GatePreview }): ReactNode {
  const { answer: words } = useCatalogue(deployTabTexts);
  const { figure, count } = useFormats();
  const speaker = useSpeaker();
  return (
    <Table
      variant="embedded"
      items={trials}
      trackBy={({ number }) => String(number)}
      wrapLines
      contentDensity="compact"
      ariaLabels={{ tableLabel: words.everyTrial(trials.length) }}
      columnDefinitions={[
        {
          id: 'trial',
          header: words.trial,
          isRowHeader: true,
          cell: ({ number }) => (number === chosen ? words.chosen(count(number)) : count(number)),
        },
        {
          id: 'value',
          header: metric === null ? words.value : words.metricName(metric),
          cell: ({ value, rows }) => (value === null ? words.unmeasured : words.measured(figure(value), rows)),
        },
        {
          id: 'margin',
          header: words.margin,
          cell: ({ margin }) =>
            margin === null ? words.noMargin : words.byMargin(figure(Math.abs(margin)), margin >= 0),
        },
        {
          id: 'outcome',
          header: words.outcome,
          minWidth: 140,
          cell: (verdict) => (
            <span title={speaker.decision(verdict)}>
              <StatusIndicator type={LOOKS[verdict.outcome]}>{words.short[verdict.outcome]}</StatusIndicator>
            </span>
          ),
        },
      ]}
    />
  );
}
