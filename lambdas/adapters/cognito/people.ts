import { AdminGetUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { People, Person } from '../../ports/people.ts';
import { calling, isNamed } from '../aws-errors.ts';

/** The users of a Cognito pool whose people sign in by e-mail address. */
export class CognitoPeople implements People {
  readonly #client: CognitoIdentityProviderClient;
  readonly #userPoolId: string;

  constructor(userPoolId: string, client = new CognitoIdentityProviderClient({})) {
    this.#userPoolId = userPoolId;
    this.#client = client;
  }

  async find(idOrEmail: string): Promise<Person | null> {
    const command = new AdminGetUserCommand({ UserPoolId: this.#userPoolId, Username: idOrEmail });
    try {
      const { UserAttributes = [] } = await calling('Sign-in', () => this.#client.send(command));
      const attributeOf = (name: string) => UserAttributes.find((attribute) => attribute.Name === name)?.Value;
      const userId = attributeOf('sub');
      return userId === undefined ? null : { userId, email: attributeOf('email') ?? null };
    } catch (error) {
      // A name that no user could have is no user.
      if (isNamed(error, 'UserNotFoundException', 'InvalidParameterException')) return null;
      throw error;
    }
  }
}
