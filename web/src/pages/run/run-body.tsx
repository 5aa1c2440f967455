import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FlowVersion } from '@flowi/contracts/entities';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useComponentCatalogue } from '../../features/flows/use-component-catalogue.ts';
import { runsTexts } from '../../features/runs/texts/index.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { FailureAlert } from './failure-alert.tsx';
import { RunFacts } from './run-facts.tsx';
import { RunLog } from './run-log.tsx';
import { RunNodes } from './run-nodes.tsx';
import { RunStepsView } from './run-steps-view.tsx';
import { RunWarnings } from './run-warnings.tsx';
import type { ShownRun } from './shown-run.ts';
import { runTexts } from './texts/index.ts';
import { TrialTable } from './trial-table.tsx';
import { useRunPlace } from './use-run-place.ts';

interface RunBodyProps {
  run: ShownRun;
  flowName: string;
  version: UseQueryResult<FlowVersion>;
}

export function RunBody({ run, flowName, version }: RunBodyProps): ReactNode {
  const words = useCatalogue(runTexts);
  const runWords = useCatalogue(runsTexts);
  const { data: catalogue } = useComponentCatalogue();
  const place = useRunPlace();
  const flow = version.data?.document;
  const deploys = flow === undefined || flow.deploy.online.enabled || flow.deploy.batch.enabled;
  return (
    <>
      <LiveRegion hidden>{words.announce(flowName, runWords.states[run.state])}</LiveRegion>
      <SpaceBetween size="l">
        {run.failure !== null && <FailureAlert run={run} failure={run.failure} flow={flow} onLookAt={place.lookAt} />}
        <RunWarnings run={run} />
        <RunStepsView run={run} progress={run.progress} deploys={deploys} />
        {run.decision !== null && <DecisionPanel run={run} decision={run.decision} />}
        {flow && <RunNodes run={run} flow={flow} catalogue={catalogue} place={place} />}
        {version.isLoadingError && (
          <LoadFailed title={words.nodesFailedTitle} error={version.error} onRetry={version.refetch} />
        )}
        <TrialTable run={run} catalogue={catalogue} />
        <RunLog run={run} flow={flow} />
        <RunFacts run={run} />
      </SpaceBetween>
    </>
  );
}
