import type { RELEASE_SAYINGS, Saying, Translation } from '@flowi/contracts/sayings';
import { stepName } from './words.ts';

/** Says sentences one after the other; in the English given where one of them is not known. */
export type SaySentences = (said: readonly Saying[], english: string) => string;

/** Why something came, or went, where no person wrote a reason; in Brazilian Portuguese. */
export const ptBrReleases = (sentences: SaySentences): Translation<typeof RELEASE_SAYINGS> => ({
  'release.promoted': ({ run, version }) => `A execução ${run} promoveu a versão ${version} do modelo.`,
  'release.rolled_back': ({ from }) => `Revertido da versão ${from}.`,
  'release.taken_down': () => 'Retirado.',
  'release.request': ({ request }) => `Pedido ${request}.`,
  'release.failed': ({ step, cause, because }) => `${stepName(step)}: ${sentences(because, cause)}`,
});
