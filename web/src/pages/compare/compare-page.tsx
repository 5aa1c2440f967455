import Alert from '@cloudscape-design/components/alert';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { runsAddress } from '../../shared/addresses.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { useHelp } from '../../shared/ui/help.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { CompareActions } from './compare-actions.tsx';
import type { CompareSearch } from './compare-search.ts';
import { CompareView } from './compare-view.tsx';
import { compareTexts } from './texts/index.ts';
import { useCompared } from './use-compared.ts';

const route = getRouteApi('/projects/$projectId/compare');

/** Trials of one run or of several, side by side. What is compared and how it is looked at is part of the address. */
export function ComparePage(): ReactNode {
  const { shell, common } = useTexts();
  const words = useCatalogue(compareTexts);
  const { projectId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const compared = useCompared(projectId, search);
  useTitle(shell.pages.compare);
  useHelp(words.help);
  const change = useCallback(
    (next: Partial<CompareSearch>) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true }),
    [navigate],
  );
  const { rows, failed, loading } = compared;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={words.description}
          actions={<CompareActions compared={compared} change={change} />}
        >
          {shell.pages.compare}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {compared.missing > 0 && <Alert type="warning">{words.missing(compared.missing)}</Alert>}
        {compared.unfinished > 0 && <Alert>{words.unfinished(compared.unfinished)}</Alert>}
        {failed !== null && (
          <LoadFailed title={words.failedTitle} error={failed.error} onRetry={() => void failed.refetch()} />
        )}
        {failed === null && loading && <StatusIndicator type="loading">{common.loading}</StatusIndicator>}
        {failed === null && !loading && rows.length === 0 && (
          <EmptyState title={words.noTrials} action={<PageLink href={runsAddress(projectId)}>{words.toRuns}</PageLink>}>
            {words.noTrialsAdvice}
          </EmptyState>
        )}
        {rows.length > 0 && <CompareView projectId={projectId} compared={compared} search={search} change={change} />}
      </SpaceBetween>
    </ContentLayout>
  );
}
