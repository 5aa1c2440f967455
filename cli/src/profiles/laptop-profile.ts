import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FlowiError } from '@flowi/contracts/errors';
import { z } from 'zod';
import type { Env } from '../env.ts';
import type { Connection } from './connection.ts';
import { tokenSource } from './token-source.ts';

/** What a running laptop instance writes into its state folder, readable by its owner only. */
const instanceSchema = z.object({
  gatewayUrl: z.url(),
  cognito: z.object({ endpoint: z.url(), clientId: z.string(), username: z.string(), password: z.string() }),
});
export type Instance = z.infer<typeof instanceSchema>;

/** Reads `instance.json` of a state folder. @throws FlowiError not_ready when none has been started there */
export async function readInstance(home: string): Promise<Instance> {
  const file = join(home, 'instance.json');
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new FlowiError('not_ready', `Flowi is not running in ${home}; start it with npm start, or set FLOWI_HOME.`, {
      cause,
    });
  });
  return instanceSchema.parse(JSON.parse(text));
}

/** The API of the instance whose state folder is FLOWI_HOME, as its only user. */
export async function laptopConnection(env: Env): Promise<Connection> {
  const { gatewayUrl, cognito } = await readInstance(env.home);
  const target = { ...cognito, password: async () => cognito.password };
  return { apiUrl: `${gatewayUrl}/api`, token: tokenSource(target, join(env.home, 'cli.tokens.json')) };
}
