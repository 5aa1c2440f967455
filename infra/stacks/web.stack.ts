import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { runtimePrefix } from '../config/naming.ts';
import type { StageConfig } from '../config/stage.ts';
import { emptyApi } from '../constructs/flow-api/flow-api.ts';
import type { ConsoleFiles } from '../constructs/web-hosting/build-console.ts';
import { ConsoleUpload } from '../constructs/web-hosting/console-upload.ts';
import { API_PREFIX } from '../constructs/web-hosting/edge-functions.ts';
import { SignIn } from '../constructs/web-hosting/sign-in.ts';
import { WebHosting } from '../constructs/web-hosting/web-hosting.ts';
import type { StateStack } from './state.stack.ts';

export interface WebStackProps extends StackProps {
  readonly config: StageConfig;
  readonly state: StateStack;
  readonly files: ConsoleFiles;
}

/**
 * The console's address, with the API below it. Before the API's own stack, which asks for tokens of the console's client, which has
 * to name this address: the API begins here without routes.
 */
export class WebStack extends Stack {
  readonly api: HttpApi;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, { config, state, files, ...props }: WebStackProps) {
    super(scope, id, props);
    const { accessLogs, users } = state;
    if (!accessLogs) throw new Error('The console needs a stage whose requests are logged');
    this.api = emptyApi(this, 'Api');
    const signIn = new SignIn(this, 'SignIn', { users, namePrefix: runtimePrefix(config.name) });
    const { bucket, distribution } = new WebHosting(this, 'Web', {
      api: this.api,
      uploads: state.data.bucket,
      signInAddress: signIn.address,
      accessLogs,
    });
    const site = `https://${distribution.distributionDomainName}`;
    this.client = signIn.addClient(site);
    new ConsoleUpload(this, 'Files', {
      bucket,
      files,
      config: {
        apiUrl: API_PREFIX,
        signIn: {
          mode: 'cognito',
          issuer: users.issuer,
          clientId: this.client.userPoolClientId,
          domain: signIn.address,
        },
      },
      logRetentionDays: config.logRetentionDays,
    });
    new CfnOutput(this, 'ConsoleUrl', { value: site });
    new CfnOutput(this, 'ConsoleBucket', { value: bucket.bucketName });
    new CfnOutput(this, 'DistributionId', { value: distribution.distributionId });
    new CfnOutput(this, 'SignInUrl', { value: signIn.address });
  }
}
