import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Spinner from '@cloudscape-design/components/spinner';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { LedgerEntry } from '@flowi/contracts/entities';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ledgerQuery } from '../../features/models/model-queries.ts';
import { modelWords } from '../../features/models/texts/index.ts';
import { ActorName } from '../../features/session/actor-name.tsx';
import { deploymentAddress, modelAddress, runAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import styles from './flow-releases.module.css';
import { flowTexts } from './texts/index.ts';

interface FlowReleasesProps {
  projectId: string;
  flowId: string;
}

/** The release ledger as a line of time, the newest first: what went live, when, by whom and why. */
export function FlowReleases({ projectId, flowId }: FlowReleasesProps): ReactNode {
  const words = useCatalogue(flowTexts);
  const ledger = useQuery({ ...ledgerQuery(useApi(), projectId, flowId), refetchInterval: 30_000 });
  if (ledger.isLoadingError)
    return <LoadFailed title={words.releasesFailed} error={ledger.error} onRetry={() => void ledger.refetch()} />;
  if (ledger.data === undefined) return <Spinner />;
  return (
    <Container
      header={
        <Header counter={`(${ledger.data.length})`} description={words.releasesAdvice}>
          {words.releases}
        </Header>
      }
    >
      {ledger.data.length === 0 ? (
        <EmptyState title={words.noReleasesTitle}>{words.noReleasesAdvice}</EmptyState>
      ) : (
        <ol className={styles['line']}>
          {ledger.data.toReversed().map((entry) => (
            <li key={entry.sequence}>
              <Release entry={entry} />
            </li>
          ))}
        </ol>
      )}
    </Container>
  );
}

const LOOKS: Readonly<Record<LedgerEntry['action'], StatusIndicatorProps.Type>> = {
  promoted: 'success',
  rolled_back: 'warning',
  deployed: 'success',
  deploy_failed: 'error',
  undeployed: 'stopped',
};

function Release({ entry }: { entry: LedgerEntry }): ReactNode {
  const words = useCatalogue(flowTexts);
  const { actions } = useCatalogue(modelWords);
  const { projectId, flowId, action, version, previousVersion, deploymentId, runId, by, at } = entry;
  const reason = useSpeaker().decision(entry);
  return (
    <>
      <div>
        <StatusIndicator type={LOOKS[action]}>{actions[action]}</StatusIndicator>{' '}
        <PageLink href={modelAddress(projectId, flowId, version)}>{words.modelVersion(version)}</PageLink>
        {previousVersion !== null && previousVersion !== version && ` ${words.insteadOf(previousVersion)}`}
      </div>
      {reason !== '' && <div>{reason}</div>}
      <Box color="text-body-secondary" fontSize="body-s">
        <Moment at={at} /> · <ActorName actor={by} />
        {deploymentId !== null && (
          <>
            {' · '}
            <PageLink href={deploymentAddress(projectId, deploymentId)} fontSize="body-s">
              {deploymentId}
            </PageLink>
          </>
        )}
        {runId !== null && (
          <>
            {' · '}
            <PageLink href={runAddress(projectId, runId)} fontSize="body-s">
              {words.itsRun}
            </PageLink>
          </>
        )}
      </Box>
    </>
  );
}
