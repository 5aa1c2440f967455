import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { NOTIFICATION_KINDS, type Notification } from '@flowi/contracts/entities';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { useHelp } from '../../shared/ui/help.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { useStacked } from '../../shared/ui/stacked-column.tsx';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { notificationColumns } from './notification-columns.tsx';
import { notificationsQuery } from './notifications-query.ts';
import { notificationsTexts } from './texts/index.ts';

/** Wide enough for its longest entry. */
const CHOICE_WIDTH = '20rem';
const NARROW = ['subject', 'kind', 'at', 'text'];

const route = getRouteApi('/projects/$projectId/notifications');

/** What people were told, newest first. The kind is part of the address. */
export function NotificationsPage(): ReactNode {
  const { shell, common } = useTexts();
  const words = useCatalogue(notificationsTexts);
  const { projectId } = route.useParams();
  const { kind } = route.useSearch();
  const navigate = route.useNavigate();
  const told = useInfiniteQuery({ ...notificationsQuery(useApi(), projectId, kind), refetchInterval: 30_000 });
  useTitle(shell.pages.notifications);
  useHelp(words.help);
  const show = (chosen: Notification['kind'] | undefined) => void navigate({ search: { kind: chosen }, replace: true });
  const columns = useStacked(notificationColumns(words, useSpeaker()), NARROW, NARROW);
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={words.description}>
          {shell.pages.notifications}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <StaleNotice query={told} />
        {told.isLoadingError ? (
          <LoadFailed title={words.failedTitle} error={told.error} onRetry={() => void told.refetch()} />
        ) : (
          <Table
            wrapLines
            items={told.data?.pages.flatMap(({ items }) => items) ?? []}
            trackBy="notificationId"
            loading={told.isPending}
            loadingText={common.loading}
            ariaLabels={{ tableLabel: words.list }}
            columnDefinitions={columns}
            header={
              <Header
                actions={
                  <Button
                    iconName="refresh"
                    ariaLabel={common.refresh}
                    loading={told.isFetching}
                    onClick={() => void told.refetch()}
                  />
                }
              >
                {words.list}
              </Header>
            }
            filter={<KindChoice kind={kind} onChoose={show} />}
            empty={
              kind === undefined ? (
                <EmptyState title={words.emptyTitle}>{words.emptyAdvice}</EmptyState>
              ) : (
                <EmptyState
                  title={words.noMatchTitle}
                  action={<Button onClick={() => show(undefined)}>{words.clearFilter}</Button>}
                >
                  {words.noMatchAdvice(words.kinds[kind])}
                </EmptyState>
              )
            }
            footer={
              told.hasNextPage && (
                <Button loading={told.isFetchingNextPage} onClick={() => void told.fetchNextPage()}>
                  {common.loadMore}
                </Button>
              )
            }
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}

interface KindChoiceProps {
  kind: Notification['kind'] | undefined;
  onChoose: (kind: Notification['kind'] | undefined) => void;
}

function KindChoice({ kind, onChoose }: KindChoiceProps): ReactNode {
  const words = useCatalogue(notificationsTexts);
  const options = [
    { value: '', label: words.anyKind },
    ...NOTIFICATION_KINDS.map((one) => ({ value: one, label: words.kinds[one] })),
  ];
  return (
    <div style={{ maxInlineSize: CHOICE_WIDTH }}>
      <Select
        ariaLabel={words.kind}
        options={options}
        selectedOption={options.find(({ value }) => value === (kind ?? '')) ?? null}
        onChange={({ detail }) => onChoose(NOTIFICATION_KINDS.find((one) => one === detail.selectedOption.value))}
      />
    </div>
  );
}
