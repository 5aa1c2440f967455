import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { WebHosting } from '../constructs/web-hosting/web-hosting.ts';
import type { ApiStack } from './api.stack.ts';
import type { StateStack } from './state.stack.ts';

export interface WebStackProps extends StackProps {
  readonly state: StateStack;
  readonly api: ApiStack;
}

/** The console's address. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, { state, api, ...props }: WebStackProps) {
    super(scope, id, props);
    const { accessLogs } = state;
    if (!accessLogs) throw new Error('The console needs a stage whose requests are logged');
    const { bucket, distribution } = new WebHosting(this, 'Web', {
      api: api.api.api,
      uploads: state.data.bucket,
      accessLogs,
    });
    new CfnOutput(this, 'ConsoleUrl', { value: `https://${distribution.distributionDomainName}` });
    new CfnOutput(this, 'ConsoleBucket', { value: bucket.bucketName });
    new CfnOutput(this, 'DistributionId', { value: distribution.distributionId });
  }
}
