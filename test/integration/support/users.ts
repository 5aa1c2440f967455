import { randomBytes } from 'node:crypto';
import { AdminCreateUserCommand, AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import { type Client, createClient } from '@flowi/contracts/client';
import { z } from 'zod';
import { signIn } from '../../../cli/src/profiles/cognito.ts';
import type { Laptop } from './laptop.ts';

/** A person the user pool knows. */
export interface User {
  userId: string;
  email: string;
  token: string;
  client: Client;
}

/** Adds a person to the user pool and signs them in. */
export async function makeUser({ instance, aws }: Laptop, name: string): Promise<User> {
  const username = `${name}-${randomBytes(3).toString('hex')}@flowi.test`;
  const password = `${randomBytes(18).toString('base64url')}aA1!`;
  const user = { UserPoolId: instance.userPoolId, Username: username };
  const attributes = [
    { Name: 'email', Value: username },
    { Name: 'email_verified', Value: 'true' },
  ];
  await aws.cognito.send(
    new AdminCreateUserCommand({ ...user, UserAttributes: attributes, MessageAction: 'SUPPRESS' }),
  );
  await aws.cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
  const { endpoint, clientId } = instance.cognito;
  const { accessToken } = await signIn({ endpoint, clientId, username, password: async () => password });
  return {
    userId: subjectOf(accessToken),
    email: username,
    token: accessToken,
    client: createClient({ baseUrl: `${instance.gatewayUrl}/api`, token: () => accessToken }),
  };
}

const claimsSchema = z.object({ sub: z.string() });

/** Who a token is of. */
function subjectOf(token: string): string {
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return claimsSchema.parse(JSON.parse(claims)).sub;
}
