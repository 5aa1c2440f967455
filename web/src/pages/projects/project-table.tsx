import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { Project, Role } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { flowsAddress, membersAddress } from '../../shared/addresses.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import type { Texts } from '../../shared/texts/en.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Moment } from '../../shared/ui/moment.tsx';
import { Name } from '../../shared/ui/name.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { useStacked } from '../../shared/ui/stacked-column.tsx';
import type { ProjectsPageTexts } from './texts/en.ts';
import { projectsTexts } from './texts/index.ts';

const NARROW = ['name', 'id', 'role', 'members'];
const PLAIN = ['members'];

type Mine = Project & { readonly role: Role };

interface ProjectTableProps {
  /** undefined while loading */
  projects: readonly Mine[] | undefined;
  filter: string;
  onFilter: (filter: string) => void;
}

export function ProjectTable({ projects, filter, onFilter }: ProjectTableProps): ReactNode {
  const { common, roles } = useTexts();
  const words = useCatalogue(projectsTexts);
  const found = matching(projects ?? [], filter);
  return (
    <Table
      wrapLines
      items={found}
      trackBy="projectId"
      columnDefinitions={useStacked(projectColumns(words, roles), NARROW, PLAIN)}
      loading={projects === undefined}
      loadingText={common.loading}
      ariaLabels={{ tableLabel: words.list }}
      header={<Header counter={projects && `(${projects.length})`}>{words.list}</Header>}
      filter={
        <TextFilter
          filteringText={filter}
          filteringPlaceholder={words.filterPlaceholder}
          filteringAriaLabel={words.filter}
          onChange={({ detail }) => onFilter(detail.filteringText)}
        />
      }
      empty={
        <EmptyState
          title={words.noMatchTitle}
          action={<Button onClick={() => onFilter('')}>{words.clearFilter}</Button>}
        >
          {words.noMatchAdvice(filter)}
        </EmptyState>
      }
    />
  );
}

/** Projects whose name or id contains the text. */
function matching(projects: readonly Mine[], filter: string): readonly Mine[] {
  const wanted = filter.trim().toLocaleLowerCase();
  return projects
    .filter(({ projectId, name }) => projectId.includes(wanted) || name.toLocaleLowerCase().includes(wanted))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

function projectColumns(words: ProjectsPageTexts, roles: Texts['roles']): readonly TableProps.ColumnDefinition<Mine>[] {
  const { columns } = words;
  return [
    {
      id: 'name',
      header: columns.name,
      isRowHeader: true,
      minWidth: 160,
      cell: ({ projectId, name }) => (
        <PageLink href={flowsAddress(projectId)}>
          <Name>{name}</Name>
        </PageLink>
      ),
    },
    { id: 'id', header: columns.id, cell: ({ projectId }) => <code>{projectId}</code> },
    { id: 'role', header: columns.role, cell: ({ role }) => roles[role] },
    { id: 'made', header: columns.made, cell: ({ createdAt }) => <Moment at={createdAt} /> },
    {
      id: 'members',
      header: words.members,
      cell: ({ projectId, name }) => (
        <PageLink href={membersAddress(projectId)} ariaLabel={words.membersOf(name)}>
          {words.members}
        </PageLink>
      ),
    },
  ];
}
