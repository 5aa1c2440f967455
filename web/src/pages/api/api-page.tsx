import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { CAPABILITIES, type Route } from '@flowi/contracts/api';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../../features/session/session-context.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { useHelp } from '../../shared/ui/help.tsx';
import { useStacked } from '../../shared/ui/stacked-column.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { matchingRoutes } from './api-routes.ts';
import { apiTexts } from './texts/index.ts';

const route = getRouteApi('/projects/$projectId/api');

/** The OpenAPI document lies beside the console, wherever that is served. */
const DOCUMENT = '/openapi.json';

const NARROW = ['path', 'summary', 'role'];
const PLAIN = ['summary'];
const BREAKABLE = { overflowWrap: 'anywhere' } as const;

/** Every route of the API, from the same table that the API itself is made of. */
export function ApiPage(): ReactNode {
  const words = useCatalogue(apiTexts);
  const { apiUrl } = useSession();
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  useTitle(words.title);
  useHelp(words.help);
  const show = (filter: string) => void navigate({ search: filter === '' ? {} : { q: filter }, replace: true });
  const groups = CAPABILITIES.map((capability) => ({ capability, routes: matchingRoutes(capability, q) })).filter(
    ({ routes }) => routes.length > 0,
  );
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={words.description(apiUrl)}
          actions={
            <Button href={DOCUMENT} iconName="download" download="openapi.json">
              {words.download}
            </Button>
          }
        >
          {words.title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <TextFilter
          filteringText={q}
          filteringPlaceholder={words.filter}
          filteringAriaLabel={words.filter}
          onChange={({ detail }) => show(detail.filteringText)}
        />
        {groups.length === 0 && (
          <EmptyState
            title={words.noMatchTitle}
            action={<Button onClick={() => show('')}>{words.clearFilter}</Button>}
          />
        )}
        {groups.map(({ capability, routes }) => (
          <RouteTable key={capability} capability={capability} routes={routes} />
        ))}
      </SpaceBetween>
    </ContentLayout>
  );
}

function RouteTable({ capability, routes }: { capability: string; routes: readonly Route[] }): ReactNode {
  const words = useCatalogue(apiTexts);
  const { roles } = useTexts();
  const columns = useStacked<Route>(
    [
      {
        id: 'path',
        header: words.path,
        isRowHeader: true,
        minWidth: 460,
        cell: ({ method, path }) => (
          <>
            <Badge color={method === 'GET' ? 'blue' : 'grey'}>{method}</Badge>{' '}
            <span style={BREAKABLE}>
              <Box variant="code">{path}</Box>
            </span>
          </>
        ),
      },
      { id: 'summary', header: words.summary, minWidth: 220, cell: ({ summary }) => summary },
      {
        id: 'role',
        header: words.role,
        cell: ({ role }) => (role === 'signed_in' ? words.signedIn : roles[role]),
      },
    ],
    NARROW,
    PLAIN,
  );
  return (
    <Table
      variant="container"
      wrapLines
      items={routes}
      trackBy="name"
      ariaLabels={{ tableLabel: capability }}
      header={
        <Header variant="h2" counter={`(${routes.length})`}>
          {capability}
        </Header>
      }
      columnDefinitions={columns}
    />
  );
}
