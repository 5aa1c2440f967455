import type { Member } from '@flowi/contracts/entities';

/** How a member is called: by the e-mail address, or the id where none is known. */
export function personOf({ email, userId }: Member): string {
  return email ?? userId;
}

/** True for the one who keeps a project from having no admin. */
export function isOnlyAdmin(member: Member, members: readonly Member[]): boolean {
  return member.role === 'admin' && members.every(({ role, userId }) => role !== 'admin' || userId === member.userId);
}

/** Members with the text in address, id or name of the role, by address. @param roles names of the roles in the reader's language */
export function matching(
  members: readonly Member[],
  roles: Readonly<Record<Member['role'], string>>,
  filter: string,
): readonly Member[] {
  const wanted = filter.trim().toLocaleLowerCase();
  const words = ({ email, userId, role }: Member) => [email ?? '', userId, roles[role]];
  return members
    .filter((member) => words(member).some((word) => word.toLocaleLowerCase().includes(wanted)))
    .toSorted((a, b) => personOf(a).localeCompare(personOf(b)));
}

/** What a row needs to offer a change, or to say why there is none. */
export interface MemberActionProps {
  readonly member: Member;
  /** Name of the project. */
  readonly project: string;
  /** True for the person who is signed in. */
  readonly own: boolean;
  /** Why the one who is signed in may change nothing; null for an admin. */
  readonly refused: string | null;
  readonly onlyAdmin: boolean;
}
