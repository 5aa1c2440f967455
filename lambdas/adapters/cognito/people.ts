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
      const { UserAttributes = [], Enabled = true } = await calling('Sign-in', () => this.#client.send(command));
      const attributeOf = (name: string) => UserAttributes.find((attribute) => attribute.Name === name)?.Value;
      const userId = attributeOf('sub');
      // An address that nobody has confirmed may be somebody else's.
      const email = attributeOf('email_verified') === 'true' ? (attributeOf('email') ?? null) : null;
      if (userId === undefined || !Enabled) return null;
      return idOrEmail === userId || sameAddress(idOrEmail, email) ? { userId, email } : null;
    } catch (error) {
      // A name that no user could have is no user.
      if (isNamed(error, 'UserNotFoundException', 'InvalidParameterException')) return null;
      throw error;
    }
  }
}

function sameAddress(one: string, other: string | null): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}
