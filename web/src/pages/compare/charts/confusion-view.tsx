import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Run } from '@flowi/contracts/entities';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../../shared/api/api.ts';
import { ConfusionMatrix } from '../../../shared/charts/confusion-matrix.tsx';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useTexts } from '../../../shared/texts/texts.ts';
import { ProblemText } from '../../../shared/ui/problem-text.tsx';
import type { CompareModel } from '../compare-model.ts';
import { runModelQuery } from '../compare-queries.ts';
import { compareTexts } from '../texts/index.ts';

interface ConfusionViewProps {
  projectId: string;
  runs: readonly Run[];
  model: CompareModel;
}

/** Side by side before others are asked for. */
const AT_FIRST = 3;

/** Which classes each run's chosen trial takes for which, on its held-out rows. */
export function ConfusionView({ projectId, runs, model }: ConfusionViewProps): ReactNode {
  const texts = useCatalogue(compareTexts);
  const registered = runs.filter(({ modelVersion }) => modelVersion !== null);
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const chosen = asked ?? registered.slice(0, AT_FIRST).map(({ runId }) => runId);
  const nameOf = (run: Run) => model.words.runName({ run });
  const options = registered.map((run) => ({ value: run.runId, label: nameOf(run) }));
  if (registered.length === 0) return <Box color="text-body-secondary">{texts.noConfusion}</Box>;
  return (
    <SpaceBetween size="m">
      {registered.length > 1 && (
        <SpaceBetween size="xs" direction="horizontal">
          <Multiselect
            ariaLabel={texts.confusionRuns}
            inlineLabelText={texts.confusionRuns}
            placeholder={texts.runs(chosen.length)}
            hideTokens
            filteringType={options.length > 10 ? 'auto' : 'none'}
            options={options}
            selectedOptions={options.filter(({ value }) => chosen.includes(value))}
            onChange={({ detail }) => setAsked(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
          />
        </SpaceBetween>
      )}
      <ColumnLayout columns={chosen.length > 1 ? 3 : 1} minColumnWidth={260}>
        {registered
          .filter(({ runId }) => chosen.includes(runId))
          .map((run) => (
            <MatrixOfRun key={run.runId} projectId={projectId} run={run} name={texts.confusionOf(nameOf(run))} />
          ))}
      </ColumnLayout>
      <Box variant="small">{texts.confusionHint}</Box>
    </SpaceBetween>
  );
}

function MatrixOfRun({ projectId, run, name }: { projectId: string; run: Run; name: string }): ReactNode {
  const { common } = useTexts();
  const texts = useCatalogue(compareTexts);
  const { data, error } = useQuery(runModelQuery(useApi(), projectId, run));
  const confusion = data?.evidence.metrics.confusion;
  return (
    <SpaceBetween size="xs">
      <Box variant="strong">{name}</Box>
      {data === undefined && error === null && <StatusIndicator type="loading">{common.loading}</StatusIndicator>}
      {error !== null && <ProblemText error={error} />}
      {data !== undefined && !confusion && <Box color="text-body-secondary">{texts.noMatrix}</Box>}
      {confusion && <ConfusionMatrix label={name} classes={confusion.classes} matrix={confusion.matrix} />}
    </SpaceBetween>
  );
}
