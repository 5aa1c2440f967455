import { type Role, roleIncludes } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';

/** Who calls. */
export interface Caller {
  readonly userId: string;
}

/**
 * Lets a call pass when the caller is a member of the project with at least the role. To everybody else the project does not exist:
 * not being a member answers like a project that is not there.
 */
export async function authorize(
  ports: Pick<Ports, 'members'>,
  caller: Caller,
  projectId: string,
  needed: Role,
): Promise<Role> {
  const member = await ports.members.find({ projectId, userId: caller.userId });
  if (member === null) {
    throw new FlowiError('not_found', sayProblem('access.no_project', { project: projectId }));
  }
  if (!roleIncludes(member.role, needed)) {
    throw new FlowiError('not_allowed', sayProblem('access.role', { needed, project: projectId, yours: member.role }));
  }
  return member.role;
}
