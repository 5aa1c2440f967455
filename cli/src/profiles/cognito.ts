import { FlowiError } from '@flowi/contracts/errors';
import { z } from 'zod';

/** Where and as whom to sign in. */
export interface SignIn {
  /** Address of the Cognito API. */
  endpoint: string;
  clientId: string;
  username: string;
  password: () => Promise<string>;
}

export const tokensSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  expiresAt: z.number().describe('Milliseconds since 1970'),
});
export type Tokens = z.infer<typeof tokensSchema>;

const replySchema = z.object({
  AuthenticationResult: z.object({
    AccessToken: z.string(),
    RefreshToken: z.string().optional(),
    ExpiresIn: z.number(),
  }),
});
const refusalSchema = z.object({ __type: z.string(), message: z.string().optional() });

/** Signs in with name and password. */
export async function signIn(target: SignIn): Promise<Tokens> {
  return initiate(target, 'USER_PASSWORD_AUTH', { USERNAME: target.username, PASSWORD: await target.password() });
}

/** New access token for a refresh token. */
export async function refresh(target: SignIn, tokens: Tokens): Promise<Tokens> {
  const renewed = await initiate(target, 'REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: tokens.refreshToken ?? '' });
  return { ...renewed, refreshToken: renewed.refreshToken ?? tokens.refreshToken };
}

async function initiate(
  { endpoint, clientId }: SignIn,
  flow: string,
  parameters: Record<string, string>,
): Promise<Tokens> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({ AuthFlow: flow, ClientId: clientId, AuthParameters: parameters }),
  }).catch((cause: unknown) => {
    throw new FlowiError('upstream_unavailable', `Sign-in at ${endpoint} does not answer.`, { cause });
  });
  const reply: unknown = await response.json();
  const parsed = replySchema.safeParse(reply);
  if (parsed.success) {
    const { AccessToken, RefreshToken, ExpiresIn } = parsed.data.AuthenticationResult;
    return { accessToken: AccessToken, refreshToken: RefreshToken ?? null, expiresAt: Date.now() + ExpiresIn * 1000 };
  }
  const refusal = refusalSchema.safeParse(reply);
  throw new FlowiError(
    'not_authenticated',
    `Sign-in was refused: ${refusal.success ? (refusal.data.message ?? refusal.data.__type) : `HTTP ${response.status}`}.`,
  );
}
