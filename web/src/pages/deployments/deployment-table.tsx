import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import Toggle from '@cloudscape-design/components/toggle';
import type { Deployment } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { deploymentWords } from '../../features/deployments/texts/index.ts';
import { flowsAddress } from '../../shared/addresses.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { CardOrder } from '../../shared/ui/card-order.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { useStacked } from '../../shared/ui/stacked-column.tsx';
import { deploymentColumns } from './deployment-columns.tsx';
import { type DeploymentsSearch, KINDS } from './deployments-search.ts';
import { deploymentsTexts } from './texts/index.ts';

const PAGE_SIZE = 50;
const NARROW = ['deployment', 'kind', 'state', 'model', 'drift'];
const PLAIN = ['kind', 'state'];

interface DeploymentTableProps {
  projectId: string;
  /** undefined while loading */
  deployments: readonly Deployment[] | undefined;
  search: DeploymentsSearch;
  onShow: (change: DeploymentsSearch) => void;
  onRefresh: () => void;
  refreshing: boolean;
}

function matching(deployments: readonly Deployment[], { q = '', kind, gone }: DeploymentsSearch): Deployment[] {
  return deployments.filter(
    (one) =>
      (gone || one.state !== 'deleted') &&
      (kind === undefined || one.kind === kind) &&
      one.deploymentId.includes(q.trim().toLowerCase()),
  );
}

export function DeploymentTable(props: DeploymentTableProps): ReactNode {
  const { projectId, deployments, search, onShow, onRefresh, refreshing } = props;
  const { common } = useTexts();
  const words = useCatalogue(deploymentsTexts);
  const kinds = useCatalogue(deploymentWords);
  const found = matching(deployments ?? [], search);
  const { items, collectionProps, paginationProps } = useCollection(found, {
    sorting: { defaultState: { sortingColumn: { sortingField: 'deploymentId' } } },
    pagination: { pageSize: PAGE_SIZE },
  });
  const columns = deploymentColumns({ projectId, words, kinds: kinds.kinds });
  const filtered = search.q !== undefined || search.kind !== undefined;
  return (
    <Table
      {...collectionProps}
      stickyHeader
      wrapLines
      items={items}
      trackBy="deploymentId"
      columnDefinitions={useStacked(columns, NARROW, PLAIN)}
      loading={deployments === undefined}
      loadingText={common.loading}
      ariaLabels={{ tableLabel: words.list }}
      empty={
        filtered ? (
          <EmptyState
            title={words.noMatchTitle}
            action={<Button onClick={() => onShow({ q: undefined, kind: undefined })}>{words.clearFilter}</Button>}
          >
            {words.noMatchAdvice}
          </EmptyState>
        ) : (
          <EmptyState
            title={words.emptyTitle}
            action={<PageLink href={flowsAddress(projectId)}>{words.toFlows}</PageLink>}
          >
            {words.emptyAdvice}
          </EmptyState>
        )
      }
      header={
        <Header
          counter={deployments === undefined ? undefined : `(${found.length})`}
          actions={<Button iconName="refresh" ariaLabel={common.refresh} loading={refreshing} onClick={onRefresh} />}
        >
          {words.list}
        </Header>
      }
      filter={
        <SpaceBetween size="s" direction="horizontal" alignItems="center">
          <TextFilter
            filteringText={search.q ?? ''}
            filteringPlaceholder={words.filterPlaceholder}
            filteringAriaLabel={words.filter}
            countText={search.q === undefined ? '' : words.matches(found.length)}
            onChange={({ detail }) => onShow({ q: detail.filteringText === '' ? undefined : detail.filteringText })}
          />
          <KindChoice kind={search.kind} onChoose={(kind) => onShow({ kind })} />
          <Toggle
            checked={search.gone === true}
            onChange={({ detail }) => onShow({ gone: detail.checked ? true : undefined })}
          >
            {words.gone}
          </Toggle>
          <CardOrder
            columns={columns}
            sortingColumn={collectionProps.sortingColumn}
            descending={collectionProps.sortingDescending ?? false}
            onSort={(detail) => collectionProps.onSortingChange?.({ detail })}
          />
        </SpaceBetween>
      }
      pagination={found.length > PAGE_SIZE ? <Pagination {...paginationProps} /> : undefined}
    />
  );
}

interface KindChoiceProps {
  kind: Deployment['kind'] | undefined;
  onChoose: (kind: Deployment['kind'] | undefined) => void;
}

function KindChoice({ kind, onChoose }: KindChoiceProps): ReactNode {
  const words = useCatalogue(deploymentsTexts);
  const { kinds } = useCatalogue(deploymentWords);
  const options = [{ value: '', label: words.anyKind }, ...KINDS.map((one) => ({ value: one, label: kinds[one] }))];
  return (
    <Select
      ariaLabel={words.kind}
      options={options}
      selectedOption={options.find(({ value }) => value === (kind ?? '')) ?? null}
      onChange={({ detail }) => onChoose(KINDS.find((one) => one === detail.selectedOption.value))}
    />
  );
}
