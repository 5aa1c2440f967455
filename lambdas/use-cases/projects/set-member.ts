import type { Member } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { Ports } from '../../ports/ports.ts';
import type { MemberKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';

/** Gives a person a role in the project. */
export async function setMember(
  ports: Pick<Ports, 'members' | 'clock'>,
  wanted: Omit<Member, 'addedAt'>,
): Promise<Member> {
  const member = { ...wanted, addedAt: ports.clock.now() };
  if (await ports.members.insert(member)) return member;
  if (wanted.role !== 'admin') await keepAnAdmin(ports, wanted);
  return ports.members.update(wanted, (current) => ({ ...current, role: wanted.role }));
}

/** Takes a person off the project. */
export async function removeMember(ports: Pick<Ports, 'members'>, key: MemberKey): Promise<void> {
  found(await ports.members.find(key), `member ${key.userId}`);
  await keepAnAdmin(ports, key);
  await ports.members.remove(key);
}

async function keepAnAdmin(ports: Pick<Ports, 'members'>, leaving: MemberKey): Promise<void> {
  const members = await ports.members.ofProject(leaving.projectId);
  if (members.some((member) => member.role === 'admin' && member.userId !== leaving.userId)) return;
  throw new FlowiError(
    'conflict',
    `${leaving.userId} is the only admin of project ${leaving.projectId}; make somebody else admin first.`,
  );
}
