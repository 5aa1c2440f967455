import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { Deployment, DriftReportRecord, LedgerEntry } from '@flowi/contracts/entities';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { driftReportsQuery } from '../../features/drift/drift-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';
import { HOURS, USUAL_HOURS } from './deployment-search.ts';
import { DriftSection } from './drift-section.tsx';
import { deploymentTexts } from './texts/index.ts';
import { TrafficFigures } from './traffic-figures.tsx';
import { TrafficLanes } from './traffic-lanes.tsx';
import { trafficQuery } from './traffic-query.ts';
import { useDeploymentView } from './use-deployment-view.ts';

interface MonitoringTabProps {
  deployment: Deployment;
  releases: readonly LedgerEntry[];
}

const EVERY = 30_000;

/** How an endpoint has been doing: requests, errors, latency and drift on one axis of time with its releases, then each judgement. */
export function MonitoringTab({ deployment, releases }: MonitoringTabProps): ReactNode {
  const { projectId, flowId } = deployment;
  const reports = useQuery({
    ...driftReportsQuery(useApi(), projectId, flowId, 'online'),
    refetchInterval: EVERY,
  });
  return (
    <SpaceBetween size="l">
      <Traffic deployment={deployment} releases={releases} reports={reports.data ?? []} />
      <DriftSection
        deployment={deployment}
        reports={reports.data}
        error={reports.isLoadingError ? reports.error : null}
        onRefresh={() => void reports.refetch()}
      />
    </SpaceBetween>
  );
}

interface TrafficProps extends MonitoringTabProps {
  reports: readonly DriftReportRecord[];
}

function Traffic({ deployment, releases, reports }: TrafficProps): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { common } = useTexts();
  const { search, show } = useDeploymentView();
  const hours = search.hours ?? USUAL_HOURS;
  const { projectId, deploymentId } = deployment;
  const traffic = useQuery({ ...trafficQuery(useApi(), { projectId, deploymentId, hours }), refetchInterval: EVERY });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={words.trafficAdvice}
          actions={
            <SpaceBetween size="xs" direction="horizontal">
              <SegmentedControl
                label={words.howFarBack}
                selectedId={String(hours)}
                options={HOURS.map((one) => ({ id: String(one), text: words.back(one) }))}
                onChange={({ detail }) => {
                  const chosen = HOURS.find((one) => String(one) === detail.selectedId);
                  show({ hours: chosen === USUAL_HOURS ? undefined : chosen });
                }}
              />
              <Button
                iconName="refresh"
                ariaLabel={common.refresh}
                loading={traffic.isFetching}
                onClick={() => void traffic.refetch()}
              />
            </SpaceBetween>
          }
        >
          {words.traffic}
        </Header>
      }
    >
      <StaleNotice query={traffic} />
      {traffic.isLoadingError && (
        <LoadFailed title={words.trafficFailed} error={traffic.error} onRetry={() => void traffic.refetch()} />
      )}
      {traffic.isPending && <Spinner />}
      {traffic.data && (
        <SpaceBetween size="l">
          <TrafficFigures report={traffic.data} />
          <TrafficLanes report={traffic.data} releases={releases} reports={reports} />
        </SpaceBetween>
      )}
    </Container>
  );
}
