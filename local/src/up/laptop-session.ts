import { type CognitoIdentityProviderClient, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { LaptopSession } from '@flowi/contracts/console';
import type { LaptopUser } from './laptop-user.ts';

/** Sign the person at the laptop in, for the pages of the gateway: nobody types a password there. */
export async function openLaptopSession(
  cognito: CognitoIdentityProviderClient,
  clientId: string,
  { username, password }: LaptopUser,
): Promise<LaptopSession> {
  const { AuthenticationResult: tokens } = await cognito.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: clientId,
      AuthParameters: { USERNAME: username, PASSWORD: password },
    }),
  );
  if (tokens?.AccessToken === undefined) throw new Error('The user pool gave no token to the laptop user');
  const expiresAt = new Date(Date.now() + (tokens.ExpiresIn ?? 0) * 1000).toISOString();
  return { accessToken: tokens.AccessToken, expiresAt };
}
