import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useApi } from '../../shared/api/api.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { membersQuery } from '../projects/project-queries.ts';
import { useSession } from './session-context.ts';

/** Ids of users are longer than what acts by itself: `schedule`, `drift`. */
const LONGEST_SHOWN = 16;

/** Who did something: you, another member by the e-mail address, else the start of the id with the whole of it on hover. */
export function ActorName({ actor }: { actor: string }): ReactNode {
  const texts = useTexts();
  const { userId } = useSession();
  if (actor === userId) return texts.common.you;
  if (actor.length <= LONGEST_SHOWN) return actor;
  return <OtherUser id={actor} />;
}

function OtherUser({ id }: { id: string }): ReactNode {
  const { projectId = '' } = useParams({ strict: false });
  const members = useQuery({ ...membersQuery(useApi(), projectId), enabled: projectId !== '' });
  const email = members.data?.items.find(({ userId }) => userId === id)?.email;
  return <span title={id}>{email ?? `${id.slice(0, LONGEST_SHOWN / 2)}…`}</span>;
}
