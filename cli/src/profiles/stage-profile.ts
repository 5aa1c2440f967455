import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FlowiError } from '@flowi/contracts/errors';
import { z } from 'zod';
import type { Env } from '../env.ts';
import { UsageError } from '../usage-error.ts';
import type { Connection } from './connection.ts';
import { tokenSource } from './token-source.ts';

/** A profile file: how to reach a stage in AWS. The values are outputs of the deployment. */
const profileSchema = z.strictObject({
  apiUrl: z.url(),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  userPoolClientId: z.string().min(1),
  username: z.string().min(1),
});

/** Reads `<config>/flowi/profiles/<name>.json`. */
export async function stageConnection(name: string, env: Env): Promise<Connection> {
  const file = join(env.profiles, `${name}.json`);
  const profile = await readProfile(file, name);
  if (env.token !== undefined) return { apiUrl: profile.apiUrl, token: async () => env.token ?? '' };
  const password = async () => {
    if (env.password !== undefined) return env.password;
    throw new FlowiError(
      'not_authenticated',
      `Set FLOWI_PASSWORD to the password of ${profile.username}, or FLOWI_TOKEN to an access token.`,
    );
  };
  const target = {
    endpoint: `https://cognito-idp.${profile.region}.amazonaws.com/`,
    clientId: profile.userPoolClientId,
    username: profile.username,
    password,
  };
  return { apiUrl: profile.apiUrl, token: tokenSource(target, join(env.cache, `${name}.tokens.json`)) };
}

async function readProfile(file: string, name: string): Promise<z.infer<typeof profileSchema>> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(
      `There is no profile "${name}"; "laptop" is always there, others are files such as ${file} with apiUrl, region, userPoolClientId and username.`,
      { cause },
    );
  });
  const parsed = profileSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new UsageError(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
