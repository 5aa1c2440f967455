import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { allowTracking } from './managed-tracking.ts';

const SERVER = 'arn:aws:sagemaker:eu-west-1:123456789012:mlflow-tracking-server/flowi';

function trainer() {
  const stack = new Stack(new App(), 'stack');
  return { stack, role: new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }) };
}

test('the trainer may call the server of the stage and write its artifacts, and no other', () => {
  const { stack, role } = trainer();

  allowTracking(role, { serverArn: SERVER, artifactBucket: 'team-mlflow' });

  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  expect(policy?.['Properties'].PolicyDocument.Statement).toMatchObject([
    { Action: expect.arrayContaining(['sagemaker-mlflow:CreateRun', 'sagemaker-mlflow:LogBatch']), Resource: SERVER },
    { Action: 's3:PutObject', Resource: { 'Fn::Join': ['', expect.arrayContaining([':s3:::team-mlflow/*'])] } },
  ]);
});

test.each([
  [{ serverArn: 'https://mlflow.example.org', artifactBucket: 'team-mlflow' }, /tracking\.serverArn is "https/],
  [{ serverArn: SERVER, artifactBucket: 's3://team-mlflow/runs' }, /tracking\.artifactBucket is "s3:/],
])('a stage that names %o is refused', (tracking, words) => {
  expect(() => allowTracking(trainer().role, tracking)).toThrow(words);
});
