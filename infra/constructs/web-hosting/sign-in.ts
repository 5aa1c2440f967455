import { Aws, Fn } from 'aws-cdk-lib';
import { type UserPoolClient, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Users } from '../state/users.ts';

export interface SignInProps {
  readonly users: Users;
  /** Begins the name of the hosted pages. */
  readonly namePrefix: string;
}

/** The hosted pages where people sign in. */
export class SignIn extends Construct {
  /** Address of the hosted pages. */
  readonly address: string;
  private readonly users: Users;

  constructor(scope: Construct, id: string, { users, namePrefix }: SignInProps) {
    super(scope, id);
    this.users = users;
    // Names are shared with everybody in the region. The end of the stack's own id is like no other, and tells nothing of the account.
    const unique = Fn.select(4, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))));
    const domain = new UserPoolDomain(this, 'Domain', {
      userPool: users.pool,
      cognitoDomain: { domainPrefix: `${namePrefix}${unique}` },
    });
    this.address = `https://${domain.domainName}.auth.${Aws.REGION}.amazoncognito.com`;
  }

  /** The program that the console at an address is to the users. */
  addClient(site: string): UserPoolClient {
    return this.users.addWeb(this, site);
  }
}
