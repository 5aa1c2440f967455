import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { Member } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { useMay } from '../../features/projects/project-queries.ts';
import { useSession } from '../../features/session/session-context.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Moment } from '../../shared/ui/moment.tsx';
import { Name } from '../../shared/ui/name.tsx';
import { useStacked } from '../../shared/ui/stacked-column.tsx';
import { isOnlyAdmin, matching, personOf } from './member.ts';
import { MemberRole } from './member-role.tsx';
import { RemoveMember } from './remove-member.tsx';
import { membersTexts } from './texts/index.ts';

const NARROW = ['person', 'role', 'since', 'remove'];
const PLAIN = ['role', 'remove'];

interface MemberTableProps {
  projectId: string;
  /** Name of the project. */
  project: string;
  /** undefined while loading */
  members: readonly Member[] | undefined;
  filter: string;
  onFilter: (filter: string) => void;
}

export function MemberTable({ projectId, project, members, filter, onFilter }: MemberTableProps): ReactNode {
  const { common, roles } = useTexts();
  const words = useCatalogue(membersTexts);
  const { userId } = useSession();
  const may = useMay(projectId, 'admin');
  const all = members ?? [];
  const actionsOf = (member: Member) => ({
    member,
    project,
    own: member.userId === userId,
    refused: may ? null : common.needsRole(roles.admin),
    onlyAdmin: isOnlyAdmin(member, all),
  });
  const headers = words.columns;
  const columns = useStacked<Member>(
    [
      {
        id: 'person',
        header: headers.person,
        isRowHeader: true,
        minWidth: 200,
        cell: (member) => (
          <SpaceBetween direction="horizontal" size="xs">
            <span title={member.userId}>
              <Name>{personOf(member)}</Name>
            </span>
            {member.userId === userId && <Badge>{words.you}</Badge>}
          </SpaceBetween>
        ),
      },
      { id: 'role', header: headers.role, minWidth: 180, cell: (member) => <MemberRole {...actionsOf(member)} /> },
      { id: 'since', header: headers.since, minWidth: 170, cell: ({ addedAt }) => <Moment at={addedAt} /> },
      {
        id: 'remove',
        header: headers.remove,
        minWidth: 130,
        cell: (member) => <RemoveMember {...actionsOf(member)} />,
      },
    ],
    NARROW,
    PLAIN,
  );
  return (
    <Table
      wrapLines
      items={matching(all, roles, filter)}
      trackBy="userId"
      loading={members === undefined}
      loadingText={common.loading}
      ariaLabels={{ tableLabel: words.list }}
      header={<Header counter={members && `(${members.length})`}>{words.list}</Header>}
      filter={
        <TextFilter
          filteringText={filter}
          filteringPlaceholder={words.filterPlaceholder}
          filteringAriaLabel={words.filter}
          onChange={({ detail }) => onFilter(detail.filteringText)}
        />
      }
      columnDefinitions={columns}
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
