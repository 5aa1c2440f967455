import Alert from '@cloudscape-design/components/alert';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FlowVersion, Run } from '@flowi/contracts/entities';
import type { Progress } from '@flowi/contracts/events';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { catalogueQuery } from '../../features/flows/catalogue-query.ts';
import { runsTexts } from '../../features/runs/texts/index.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { FailureAlert } from './failure-alert.tsx';
import { NodeTable } from './node-table.tsx';
import { RunFacts } from './run-facts.tsx';
import { RunLog } from './run-log.tsx';
import { RunStepsView } from './run-steps-view.tsx';
import { runTexts } from './texts/index.ts';
import { TrialTable } from './trial-table.tsx';

export type RunWithProgress = Run & { progress: Progress | null };

interface RunBodyProps {
  run: RunWithProgress;
  flowName: string;
  version: UseQueryResult<FlowVersion>;
}

export function RunBody({ run, flowName, version }: RunBodyProps): ReactNode {
  const words = useCatalogue(runTexts);
  const runWords = useCatalogue(runsTexts);
  const { data: catalogue } = useQuery(catalogueQuery(useApi()));
  const flow = version.data?.document;
  const deploys = flow === undefined || flow.deploy.online.enabled || flow.deploy.batch.enabled;
  return (
    <SpaceBetween size="l">
      <LiveRegion hidden>{words.announce(flowName, runWords.states[run.state])}</LiveRegion>
      {run.failure !== null && <FailureAlert failure={run.failure} />}
      {run.warnings.length > 0 && (
        <Alert type="warning" header={words.warnings}>
          <ul>
            {run.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Alert>
      )}
      <RunStepsView run={run} progress={run.progress} deploys={deploys} />
      {run.decision !== null && <DecisionPanel run={run} decision={run.decision} />}
      <RunFacts run={run} />
      {flow && <NodeTable run={run} flow={flow} progress={run.progress} catalogue={catalogue} />}
      {version.isLoadingError && (
        <LoadFailed title={words.nodesFailedTitle} error={version.error} onRetry={version.refetch} />
      )}
      <TrialTable run={run} catalogue={catalogue} />
      <RunLog run={run} />
    </SpaceBetween>
  );
}
