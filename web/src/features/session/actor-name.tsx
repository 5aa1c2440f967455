import type { ReactNode } from 'react';
import { useTexts } from '../../shared/texts/texts.ts';
import { useSession } from './session-context.ts';

const LONGEST_SHOWN = 16;

/** Who did something: you, or the start of another user's id with the whole of it on hover. */
export function ActorName({ actor }: { actor: string }): ReactNode {
  const texts = useTexts();
  const { userId } = useSession();
  if (actor === userId) return texts.common.you;
  if (actor.length <= LONGEST_SHOWN) return actor;
  return <span title={actor}>{`${actor.slice(0, LONGEST_SHOWN / 2)}…`}</span>;
}
