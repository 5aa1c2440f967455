import type { Failure } from '@flowi/contracts/entities';
import { NOTICE_SAYINGS, type Saying } from '@flowi/contracts/sayings';

/** The sentences of the cause of a failure; one nobody has words for stands as it is. */
export function sentencesOf({ cause, said }: Pick<Failure, 'cause' | 'said'>): Saying[] {
  return said ?? [NOTICE_SAYINGS.say('as_it_is', { text: cause }).said];
}
