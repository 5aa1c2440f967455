import { exampleSchema } from '@flowi/contracts/console';
import { FlowiError } from '@flowi/contracts/errors';
import { z } from 'zod';

const FOLDER = '/examples/';

/** The examples that were built into this console, the first one first. */
export const examplesQuery = {
  queryKey: ['examples'],
  queryFn: async () => z.array(exampleSchema).parse(JSON.parse(await exampleText('index.json'))),
  staleTime: Number.POSITIVE_INFINITY,
};

/** @throws FlowiError when the file can not be fetched */
export async function exampleText(file: string): Promise<string> {
  const response = await fetch(`${FOLDER}${file}`).catch((cause: unknown) => {
    throw new FlowiError('upstream_unavailable', `${FOLDER}${file} can not be fetched.`, { cause });
  });
  if (!response.ok) throw new FlowiError('not_found', `${FOLDER}${file} answers HTTP ${response.status}.`);
  return response.text();
}
