import type { Member } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { MemberKey } from '../../ports/repositories.ts';

/**
 * Gives a person a role in the project.
 *
 * @param wanted with the id or the e-mail address of the person
 * @throws FlowiError not_found when nobody of that name may sign in
 */
export async function setMember(
  ports: Pick<Ports, 'members' | 'people' | 'clock'>,
  wanted: Pick<Member, 'projectId' | 'userId' | 'role'>,
): Promise<Member> {
  const { projectId, role } = wanted;
  const person = await ports.people.find(wanted.userId);
  if (person === null) {
    throw new FlowiError('not_found', sayProblem('member.nobody', { given: wanted.userId }));
  }
  const member = { projectId, ...person, role, addedAt: ports.clock.now() };
  if (await ports.members.insert(member)) return member;
  if (role !== 'admin') keepAnAdmin(await ports.members.ofProject(projectId), member);
  return ports.members.update(member, (current) => ({ ...current, email: person.email, role }));
}

/**
 * Takes a person off the project, also one who may no longer sign in.
 *
 * @param leaving with the id or the e-mail address of the member
 */
export async function removeMember(ports: Pick<Ports, 'members'>, leaving: MemberKey): Promise<void> {
  const members = await ports.members.ofProject(leaving.projectId);
  const member =
    members.find(({ userId }) => userId === leaving.userId) ??
    members.find(({ email }) => email?.toLowerCase() === leaving.userId.toLowerCase());
  if (member === undefined) throw new FlowiError('not_found', sayProblem('absent.member', { member: leaving.userId }));
  keepAnAdmin(members, member);
  await ports.members.remove(member);
}

function keepAnAdmin(members: readonly Member[], leaving: Pick<Member, 'projectId' | 'userId' | 'email'>): void {
  if (members.some((member) => member.role === 'admin' && member.userId !== leaving.userId)) return;
  throw new FlowiError(
    'conflict',
    sayProblem('member.only_admin', { member: leaving.email ?? leaving.userId, project: leaving.projectId }),
  );
}
