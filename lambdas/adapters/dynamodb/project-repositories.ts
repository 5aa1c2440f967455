import type { Member, Project } from '@flowi/contracts/entities';
import type { MemberKey, MemberRepository, ProjectKey, ProjectRepository } from '../../ports/repositories.ts';
import { DocumentCollection, type DocumentKind } from './document-collection.ts';
import { indexKeys, keys } from './keys.ts';
import type { DocumentTable } from './table.ts';

const members: DocumentKind<MemberKey, Member> = {
  name: 'member',
  keyOf: ({ projectId, userId }) => keys.member(projectId, userId),
  entriesOf: ({ projectId, userId }) => ({ second: { partition: indexKeys.ofUser(userId), sort: projectId } }),
};

export function projectRepository(table: DocumentTable): ProjectRepository {
  const projects = new DocumentCollection<ProjectKey, Project>(table, {
    name: 'project',
    keyOf: ({ projectId }) => keys.project(projectId),
  });
  const memberships = new DocumentCollection(table, members);
  return {
    find: (key) => projects.find(key),
    create: (project, admin) => table.writeAll([projects.writeOf(project, null), memberships.writeOf(admin, null)]),
  };
}

class Members extends DocumentCollection<MemberKey, Member> implements MemberRepository {
  ofProject(projectId: string): Promise<Member[]> {
    return this.table.all('primary', keys.member(projectId, ''));
  }

  ofUser(userId: string): Promise<Member[]> {
    return this.table.all('second', { partition: indexKeys.ofUser(userId), sort: '' });
  }
}

export function memberRepository(table: DocumentTable): MemberRepository {
  return new Members(table, members);
}
