import type { Project, Role } from '@flowi/contracts/entities';
import type { Ports } from '../../ports/ports.ts';
import type { Caller } from '../access/authorize.ts';

/** Projects the caller is a member of, by id, with the role. */
export async function listProjects(
  ports: Pick<Ports, 'projects' | 'members'>,
  caller: Caller,
): Promise<(Project & { role: Role })[]> {
  const memberships = await ports.members.ofUser(caller.userId);
  const projects = await Promise.all(
    memberships.map(async ({ projectId, role }) => {
      const project = await ports.projects.find({ projectId });
      return project === null ? [] : [{ ...project, role }];
    }),
  );
  return projects.flat();
}
