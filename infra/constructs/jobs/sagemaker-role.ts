import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { DockerImageAsset } from 'aws-cdk-lib/aws-ecr-assets';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { allow } from '../access/allow.ts';

/** What SageMaker itself does as a job's or endpoint's role: fetch the image, write logs and metrics. */
export function allowSageMaker(role: Role, image: DockerImageAsset, logGroup: string): void {
  const stack = Stack.of(role);
  const logs = stack.formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: `${logGroup}*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  image.repository.grantPull(role);
  allow(role, {
    actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
    resources: [logs],
    wildcard: 'SageMaker names the streams of a job when it starts',
  });
  allow(role, {
    actions: ['cloudwatch:PutMetricData'],
    resources: ['*'],
    conditions: { StringLike: { 'cloudwatch:namespace': '/aws/sagemaker*' } },
    wildcard: 'The registry gives its token, and CloudWatch takes metrics, on no resource but *',
  });
}
