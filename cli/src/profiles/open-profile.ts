import { createClient } from '@flowi/contracts/client';
import type { Instance } from '@flowi/local/instance';
import { readEnv } from '../env.ts';
import type { Output } from '../output.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import type { Connection } from './connection.ts';
import { connectionOf, laptopConnection } from './laptop-profile.ts';
import { stageConnection } from './stage-profile.ts';

/** The API as the named profile reaches it. Nothing is contacted yet. */
export async function openProfile(name: string): Promise<Pick<Session, 'client' | 'apiUrl' | 'token'>> {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(name))
    throw new UsageError(`--profile is "${name}"; a profile's name has letters, digits, _ and -.`);
  const env = readEnv();
  return reach(name === 'laptop' ? await laptopConnection(env) : await stageConnection(name, env));
}

/** A session with an instance that was just started. */
export function laptopSession(instance: Instance, projectId: string, output: Output): Session {
  return { ...reach(connectionOf(instance)), projectId, output };
}

function reach({ apiUrl, token }: Connection): Pick<Session, 'client' | 'apiUrl' | 'token'> {
  return { client: createClient({ baseUrl: apiUrl, token }), apiUrl, token };
}
