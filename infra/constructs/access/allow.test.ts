import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { acknowledgeWildcard, allow, allowPassRole } from './allow.ts';

function makeRole() {
  const app = new App({ builtinCloudFormationValidation: false });
  const stack = new Stack(app, 'stack');
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const wildcards = () =>
    new AwsSolutionsChecks(app)
      .validateScope(app)
      .violations.map(({ ruleName }) => ruleName)
      .filter((name) => name.startsWith('AwsSolutions-IAM5'));
  return { stack, role, wildcards };
}

describe('allow', () => {
  test('adds one statement with its condition', () => {
    const { stack, role } = makeRole();

    allow(role, { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::b/k'], conditions: { Bool: { x: 'true' } } });

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/k', Condition: { Bool: { x: 'true' } } },
        ],
      },
    });
  });

  test('accepts a wildcard that has a reason, and only that one', () => {
    const { stack, role, wildcards } = makeRole();
    const bucket = new Bucket(stack, 'Bucket');

    allow(role, { actions: ['s3:GetObject'], resources: [bucket.arnForObjects('a/*')], wildcard: 'keys of a' });
    allow(role, { actions: ['s3:GetObject'], resources: [bucket.arnForObjects('b/*')] });

    expect(wildcards()).toEqual([expect.stringMatching(/^AwsSolutions-IAM5\[Resource::<Bucket\w+\.Arn>\/b\/\*\]$/)]);
  });

  test('refuses a reason for something that is no ARN', () => {
    const { stack, role } = makeRole();
    const strange = stack.resolve({ 'Fn::Sub': 'x' });

    expect(() => acknowledgeWildcard(role, strange, 'why')).toThrow(/An ARN is a text/);
  });
});

test('a role is passed to one service', () => {
  const { stack, role } = makeRole();

  allowPassRole(
    role,
    new Role(stack, 'Passed', { assumedBy: new ServicePrincipal('sagemaker.amazonaws.com') }),
    'sagemaker.amazonaws.com',
  );

  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: [
        { Action: 'iam:PassRole', Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } } },
      ],
    },
  });
});
