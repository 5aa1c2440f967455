import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { Deployment, DriftReportRecord } from '@flowi/contracts/entities';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { driftReportQuery } from '../../features/drift/drift-queries.ts';
import { DriftReportView } from '../../features/drift/drift-report-view.tsx';
import { driftWords } from '../../features/drift/texts/index.ts';
import { useMay } from '../../features/projects/project-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { deploymentTexts } from './texts/index.ts';
import { useDeploymentView } from './use-deployment-view.ts';

interface DriftSectionProps {
  deployment: Deployment;
  /** Newest first; undefined while loading. */
  reports: readonly DriftReportRecord[] | undefined;
  error: unknown;
  onRefresh: () => void;
}

/** The judgements on the traffic of an endpoint, one of them in full. */
export function DriftSection({ deployment, reports, error, onRefresh }: DriftSectionProps): ReactNode {
  const words = useCatalogue(deploymentTexts);
  if (error !== null) return <LoadFailed title={words.reportsFailed} error={error} onRetry={onRefresh} />;
  if (reports === undefined) return <Spinner />;
  return (
    <SpaceBetween size="l">
      <Container header={<DriftHeader deployment={deployment} reports={reports} />}>
        {reports.length === 0 ? (
          <EmptyState title={words.noReports}>{words.noReportsAdvice}</EmptyState>
        ) : (
          <ReportChoice reports={reports} />
        )}
      </Container>
      <ShownReport reports={reports} />
    </SpaceBetween>
  );
}

function DriftHeader({ deployment, reports }: { deployment: Deployment; reports: readonly unknown[] }): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { common, roles } = useTexts();
  const { projectId, flowId } = deployment;
  const api = useApi();
  const { show } = useDeploymentView();
  const queries = useQueryClient();
  const may = useMay(projectId, 'editor');
  const check = useMutation({
    mutationFn: () => api.monitoring.checkOnline({ params: { projectId, flowId }, body: {} }),
    onSuccess: async () => {
      show({ report: undefined });
      await queries.invalidateQueries({ queryKey: ['drift', projectId, flowId] });
    },
  });
  return (
    <SpaceBetween size="s">
      <Header
        variant="h2"
        counter={`(${reports.length})`}
        description={words.driftAdvice}
        actions={
          <Button
            loading={check.isPending}
            disabled={!may}
            disabledReason={may ? undefined : common.needsRole(roles.editor)}
            onClick={() => check.mutate()}
          >
            {words.judgeNow}
          </Button>
        }
      >
        {words.drift}
      </Header>
      {check.error !== null && (
        <Alert type="info" header={words.notJudged} dismissible onDismiss={() => check.reset()}>
          <ProblemText error={check.error} />
        </Alert>
      )}
    </SpaceBetween>
  );
}

function ReportChoice({ reports }: { reports: readonly DriftReportRecord[] }): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { verdicts, withRows } = useCatalogue(driftWords);
  const { moment } = useFormats();
  const { search, show } = useDeploymentView();
  const shown = search.report ?? reports[0]?.driftReportId;
  const options = reports.map(({ driftReportId, to, report }) => ({
    value: driftReportId,
    label: moment(to),
    description: withRows(verdicts[report.verdict], report.rows.window),
  }));
  return (
    <Select
      ariaLabel={words.chooseReport}
      options={options}
      selectedOption={options.find(({ value }) => value === shown) ?? null}
      placeholder={words.olderReport}
      onChange={({ detail }) => show({ report: detail.selectedOption.value })}
    />
  );
}

/** The report that the address names; else the newest. */
function ShownReport({ reports }: { reports: readonly DriftReportRecord[] }): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { projectId, search } = useDeploymentView();
  const listed = search.report === undefined ? reports[0] : reports.find((one) => one.driftReportId === search.report);
  const found = useQuery({
    ...driftReportQuery(useApi(), projectId, search.report ?? ''),
    enabled: search.report !== undefined && listed === undefined,
  });
  const record = listed ?? found.data;
  if (found.isLoadingError)
    return <LoadFailed title={words.reportsFailed} error={found.error} onRetry={() => void found.refetch()} />;
  return record === undefined ? null : <DriftReportView key={record.driftReportId} record={record} />;
}
