import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccountRecovery, FeaturePlan, Mfa, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

export interface UsersProps {
  /** Users outlive the stack. */
  readonly protect: boolean;
}

/** People who may sign in, and the two programs that sign them in. */
export class Users extends Construct {
  readonly pool: UserPool;
  readonly web: UserPoolClient;
  readonly cli: UserPoolClient;

  constructor(scope: Construct, id: string, { protect }: UsersProps) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      autoVerify: { email: true },
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
    const tokens = {
      accessTokenValidity: Duration.minutes(30),
      idTokenValidity: Duration.minutes(30),
      refreshTokenValidity: Duration.days(30),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
    };
    this.web = this.pool.addClient('Web', { ...tokens, authFlows: { userSrp: true } });
    this.cli = this.pool.addClient('Cli', { ...tokens, authFlows: { userSrp: true, userPassword: true } });
    acknowledge(this.pool, {
      'AwsSolutions-COG2': 'A second factor is offered to everybody; the owner of the pool may demand it',
      'AwsSolutions-COG8': 'The Plus plan is billed by user and month; it is the owner of the pool who chooses it',
    });
  }

  /** What tokens name as their issuer. Written out, because the pool's own attribute is not the same everywhere. */
  get issuer(): string {
    return `https://cognito-idp.${Aws.REGION}.amazonaws.com/${this.pool.userPoolId}`;
  }
}
