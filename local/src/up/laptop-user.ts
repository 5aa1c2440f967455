import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { z } from 'zod';
import { readJson, replaceJson } from '../base/files.ts';

const userSchema = z.object({ username: z.string(), password: z.string() });

/** The person at the laptop, as the user pool knows them. */
export type LaptopUser = z.infer<typeof userSchema>;

const USERNAME = 'owner@flowi.local';

/** Make the laptop's user, with a random password that is kept in a file of the state folder; or find it again. */
export async function ensureUser(
  cognito: CognitoIdentityProviderClient,
  userPoolId: string,
  folder: string,
): Promise<LaptopUser> {
  const file = join(folder, 'user.json');
  const user = readJson(file, userSchema) ?? { username: USERNAME, password: newPassword() };
  replaceJson(file, user);
  const named = { UserPoolId: userPoolId, Username: user.username };
  const exists = await cognito.send(new AdminGetUserCommand(named)).then(
    () => true,
    (problem: unknown) => {
      if (problem instanceof UserNotFoundException) return false;
      throw problem;
    },
  );
  if (!exists) {
    const attributes = [
      { Name: 'email', Value: user.username },
      { Name: 'email_verified', Value: 'true' },
    ];
    await cognito.send(new AdminCreateUserCommand({ ...named, UserAttributes: attributes, MessageAction: 'SUPPRESS' }));
  }
  await cognito.send(new AdminSetUserPasswordCommand({ ...named, Password: user.password, Permanent: true }));
  return user;
}

/** Random, with one character of each kind that the pool's policy asks for. */
const newPassword = () => `${randomBytes(24).toString('base64url')}aA1!`;
