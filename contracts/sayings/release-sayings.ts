import * as z from 'zod';
import { Book, sayingSchema, sentence } from './book.ts';

const text = z.string();
const number = z.number();

/** Why something came, or went, where no person wrote a reason. */
export const RELEASE_SAYINGS = new Book({
  'release.promoted': sentence(
    { run: text, version: number },
    ({ run, version }) => `Run ${run} promoted model version ${version}.`,
  ),
  'release.rolled_back': sentence({ from: number }, ({ from }) => `Rolled back from version ${from}.`),
  'release.taken_down': sentence({}, () => 'Taken down.'),
  'release.request': sentence({ request: text }, ({ request }) => `Request ${request}.`),
  'release.failed': sentence(
    { step: text, cause: text, because: z.array(sayingSchema).readonly().describe('The sentences of the cause') },
    ({ step, cause }) => `${step}: ${cause}`,
  ),
});
