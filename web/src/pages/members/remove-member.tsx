import Button from '@cloudscape-design/components/button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { PROJECTS_ADDRESS } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { ConfirmByName } from '../../shared/ui/confirm-by-name.tsx';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { type MemberActionProps, personOf } from './member.ts';
import { membersTexts } from './texts/index.ts';

/** Takes a member off the project. Others can be added again; whoever leaves cannot come back alone and is asked first. */
export function RemoveMember(props: MemberActionProps): ReactNode {
  const { member, project, own, refused, onlyAdmin } = props;
  const words = useCatalogue(membersTexts);
  const removal = useRemoval(props);
  const [asking, setAsking] = useState(false);
  const person = personOf(member);
  const reason = refused ?? (onlyAdmin ? words.onlyAdmin : null);
  return (
    <>
      <Button
        loading={removal.isPending}
        disabled={reason !== null}
        disabledReason={reason ?? undefined}
        ariaLabel={own ? words.leave : words.removeOne(person)}
        onClick={() => (own ? setAsking(true) : removal.mutate())}
      >
        {own ? words.leaveConfirm : words.remove}
      </Button>
      {asking && (
        <ConfirmByName
          name={project}
          title={words.leaveTitle(project)}
          confirm={words.leaveConfirm}
          failedTitle={words.notRemoved(person)}
          error={removal.error}
          pending={removal.isPending}
          onConfirm={() => removal.mutate()}
          onCancel={() => {
            setAsking(false);
            removal.reset();
          }}
        >
          {words.leaveBody}
        </ConfirmByName>
      )}
    </>
  );
}

function useRemoval({ member, project, own }: MemberActionProps) {
  const { projectId, userId } = member;
  const api = useApi();
  const words = useCatalogue(membersTexts);
  const flashes = useFlashes();
  const queries = useQueryClient();
  const { history } = useRouter();
  const person = personOf(member);
  return useMutation({
    mutationFn: () => api.projects.removeMember({ params: { projectId, userId } }),
    onSuccess: async () => {
      flashes.add({ type: 'success', header: own ? words.left(project) : words.removed(person) });
      if (own) history.push(PROJECTS_ADDRESS);
      await queries.invalidateQueries({ queryKey: ['projects'] });
    },
    onError: (error) => {
      // Who leaves is told in the dialogue.
      if (own) return;
      flashes.add({ type: 'error', header: words.notRemoved(person), content: <ProblemText error={error} /> });
    },
  });
}
