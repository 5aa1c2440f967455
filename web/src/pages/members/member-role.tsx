import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { ROLES, type Role, roleIncludes } from '@flowi/contracts/entities';
import { type ReactNode, useState } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { ConfirmByName } from '../../shared/ui/confirm-by-name.tsx';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { type MemberActionProps, personOf } from './member.ts';
import { membersTexts } from './texts/index.ts';
import { useSetRole } from './use-set-role.ts';

/** The role of a member as a menu of all roles. An admin who gives up the own role is asked first, since there is no way back. */
export function MemberRole({ member, project, own, refused, onlyAdmin }: MemberActionProps): ReactNode {
  const { roles } = useTexts();
  const words = useCatalogue(membersTexts);
  const flashes = useFlashes();
  const change = useSetRole(member.projectId);
  const [asking, setAsking] = useState<Role | null>(null);
  const person = personOf(member);
  const set = (role: Role) => change.mutateAsync({ person: member.userId, role });
  const tell = (error: unknown) =>
    flashes.add({ type: 'error', header: words.notChanged(person), content: <ProblemText error={error} /> });
  const choose = (id: string) => {
    const role = ROLES.find((one) => one === id);
    if (role === undefined || role === member.role) return;
    if (own && !roleIncludes(role, 'admin')) setAsking(role);
    else set(role).catch(tell);
  };
  return (
    <>
      <ButtonDropdown
        ariaLabel={words.roleOf(person, roles[member.role])}
        loading={change.isPending}
        disabled={refused !== null}
        disabledReason={refused ?? undefined}
        expandToViewport
        items={ROLES.map((role) => ({
          id: role,
          itemType: 'checkbox',
          text: roles[role],
          secondaryText: words.meaning[role],
          checked: role === member.role,
          disabled: onlyAdmin && role !== member.role,
          disabledReason: words.onlyAdmin,
        }))}
        onItemClick={({ detail }) => choose(detail.id)}
      >
        {roles[member.role]}
      </ButtonDropdown>
      {asking !== null && (
        <ConfirmByName
          name={project}
          title={words.lowerTitle(roles[asking])}
          confirm={words.lowerConfirm}
          failedTitle={words.notChanged(person)}
          error={change.error}
          pending={change.isPending}
          onConfirm={() =>
            void set(asking).then(
              () => setAsking(null),
              () => undefined,
            )
          }
          onCancel={() => {
            setAsking(null);
            change.reset();
          }}
        >
          {words.lowerBody}
        </ConfirmByName>
      )}
    </>
  );
}
