import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, Mfa, OAuthScope, UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

export interface UsersProps {
  /** Users outlive the stack. */
  readonly protect: boolean;
}

const TOKENS = {
  accessTokenValidity: Duration.minutes(30),
  idTokenValidity: Duration.minutes(30),
  refreshTokenValidity: Duration.days(30),
  preventUserExistenceErrors: true,
  enableTokenRevocation: true,
};

/** People who may sign in, and the programs that sign them in. */
export class Users extends Construct {
  readonly pool: UserPool;
  readonly cli: UserPoolClient;

  constructor(scope: Construct, id: string, { protect }: UsersProps) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      autoVerify: { email: true },
      // Who changes the own address keeps the old one until the new one is confirmed: projects know people by it.
      keepOriginal: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: protect,
      removalPolicy: protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.cli = this.pool.addClient('Cli', {
      ...TOKENS,
      authFlows: { userSrp: true, userPassword: true },
      disableOAuth: true,
    });
    acknowledge(this.pool, {
      'AwsSolutions-COG2': 'A second factor is offered to everybody; the owner of the pool may demand it',
      'AwsSolutions-COG8': 'The Plus plan is billed by user and month; it is the owner of the pool who chooses it',
    });
  }

  /**
   * The console as a program: it has no secret, and gets tokens for a code and the proof that it asked for it (PKCE).
   *
   * @param site address of the console; on a laptop, which has no hosted pages, none
   */
  addWeb(scope: Construct, site?: string): UserPoolClient {
    const hosted = {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
      callbackUrls: [`${site}/signed-in`],
      logoutUrls: [`${site}/`],
    };
    return new UserPoolClient(scope, 'Web', {
      ...TOKENS,
      userPool: this.pool,
      generateSecret: false,
      authFlows: { userSrp: true },
      ...(site ? { oAuth: hosted } : { disableOAuth: true }),
    });
  }

  /** What tokens name as their issuer. Written out, because the pool's own attribute is not the same everywhere. */
  get issuer(): string {
    return `https://cognito-idp.${Aws.REGION}.amazonaws.com/${this.pool.userPoolId}`;
  }
}
