import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FlowiError } from '@flowi/contracts/errors';
import { refresh, type SignIn, signIn, type Tokens, tokensSchema } from './cognito.ts';

/** Renewed this long before it ends, in milliseconds. */
const MARGIN_MS = 60_000;

/**
 * Gives a valid access token, signing in or renewing when needed, also when the API refused the one that is kept. Tokens are kept in a file that only its owner can read, so
 * that not every command signs in anew.
 */
export function tokenSource(target: SignIn, file: string): (refused?: string) => Promise<string> {
  let current: Promise<Tokens> | undefined;
  return async (refused) => {
    current ??= load(file);
    let tokens = await current.catch(() => undefined);
    if (!tokens || tokens.accessToken === refused || tokens.expiresAt - MARGIN_MS < Date.now()) {
      current = renew(target, tokens).then((renewed) => store(file, renewed));
      tokens = await current;
    }
    return tokens.accessToken;
  };
}

async function renew(target: SignIn, tokens: Tokens | undefined): Promise<Tokens> {
  if (!tokens?.refreshToken) return signIn(target);
  return refresh(target, tokens).catch((error: unknown) => {
    if (error instanceof FlowiError && error.code === 'not_authenticated') return signIn(target);
    throw error;
  });
}

async function load(file: string): Promise<Tokens> {
  return tokensSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

async function store(file: string, tokens: Tokens): Promise<Tokens> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, JSON.stringify(tokens), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return tokens;
}
