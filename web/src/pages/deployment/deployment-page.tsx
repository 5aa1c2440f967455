import Alert from '@cloudscape-design/components/alert';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Deployment } from '@flowi/contracts/entities';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { deploymentQuery } from '../../features/deployments/deployment-queries.ts';
import { deploymentWords } from '../../features/deployments/texts/index.ts';
import { ledgerQuery } from '../../features/models/model-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { usePolled } from '../../shared/api/use-polled.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { useHelp } from '../../shared/ui/help.tsx';
import { PageLoadFailed } from '../../shared/ui/page-load-failed.tsx';
import { PageSkeleton } from '../../shared/ui/page-skeleton.tsx';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { BatchPlan } from './batch-plan.tsx';
import { DeploymentActions } from './deployment-actions.tsx';
import { DeploymentFacts } from './deployment-facts.tsx';
import { EndpointTabs } from './endpoint-tabs.tsx';
import { deploymentTexts } from './texts/index.ts';
import { useDeploymentView } from './use-deployment-view.ts';

/** What serves a flow: where it is, what it serves, and whether it is well. */
export function DeploymentPage(): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { projectId, deploymentId } = useDeploymentView();
  const deployment = usePolled(deploymentQuery(useApi(), projectId, deploymentId));
  useTitle(deploymentId);
  useHelp(words.help);
  if (deployment.isLoadingError)
    return (
      <PageLoadFailed title={words.failedTitle} error={deployment.error} onRetry={() => void deployment.refetch()} />
    );
  if (deployment.data === undefined) return <PageSkeleton />;
  return <LoadedDeployment deployment={deployment.data} notice={<StaleNotice query={deployment} />} />;
}

function LoadedDeployment({ deployment, notice }: { deployment: Deployment; notice: ReactNode }): ReactNode {
  const { kinds } = useCatalogue(deploymentWords);
  const { projectId, flowId, deploymentId, failure } = deployment;
  // A release leads to another state of the deployment, and the other way round.
  const ledger = useQuery({
    ...ledgerQuery(useApi(), projectId, flowId),
    queryKey: [...ledgerQuery(useApi(), projectId, flowId).queryKey, deployment.updatedAt],
  });
  const releases = ledger.data;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={kinds[deployment.kind]}
          actions={<DeploymentActions deployment={deployment} releases={releases} />}
        >
          {deploymentId}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {notice}
        {failure !== null && <FailureAlert failure={failure} deployment={deployment} />}
        <DeploymentFacts deployment={deployment} releases={releases} />
        {deployment.kind === 'online' ? (
          <EndpointTabs deployment={deployment} releases={releases ?? []} />
        ) : (
          <BatchPlan deployment={deployment} />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}

interface FailureAlertProps {
  failure: NonNullable<Deployment['failure']>;
  deployment: Deployment;
}

function FailureAlert({ failure, deployment }: FailureAlertProps): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { step, logTail } = failure;
  const { summary, cause, causeIn, fix } = useSpeaker().failure(failure, deployment);
  return (
    <Alert type="error" header={words.failedIn(step)}>
      <SpaceBetween size="xxs">
        {summary !== null && <span>{summary}</span>}
        <span lang={causeIn}>{cause}</span>
        {fix !== null && <span>{words.likelyFix(fix)}</span>}
        {logTail.length > 0 && <pre>{logTail.slice(-10).join('\n')}</pre>}
      </SpaceBetween>
    </Alert>
  );
}
