import { createClient } from '@flowi/contracts/client';
import { readEnv } from '../env.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { laptopConnection } from './laptop-profile.ts';
import { stageConnection } from './stage-profile.ts';

/** The API as the named profile reaches it. Nothing is contacted yet. */
export async function openProfile(name: string): Promise<Pick<Session, 'client' | 'apiUrl' | 'token'>> {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(name))
    throw new UsageError(`--profile is "${name}"; a profile's name has letters, digits, _ and -.`);
  const env = readEnv();
  const { apiUrl, token } = name === 'laptop' ? await laptopConnection(env) : await stageConnection(name, env);
  return { client: createClient({ baseUrl: apiUrl, token }), apiUrl, token };
}
