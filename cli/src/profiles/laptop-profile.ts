import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FlowiError } from '@flowi/contracts/errors';
import { type Instance, instanceSchema } from '@flowi/local/instance';
import type { Env } from '../env.ts';
import type { Connection } from './connection.ts';
import { tokenSource } from './token-source.ts';

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
  return connectionOf(await readInstance(env.home));
}

/** The API of a running instance. */
export function connectionOf({
  gatewayUrl,
  cognito,
  home,
}: Pick<Instance, 'gatewayUrl' | 'cognito' | 'home'>): Connection {
  const target = { ...cognito, password: async () => cognito.password };
  return { apiUrl: `${gatewayUrl}/api`, token: tokenSource(target, join(home, 'cli.tokens.json')) };
}
