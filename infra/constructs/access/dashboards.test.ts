import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { expect, test } from 'vitest';
import { FlowiFunction } from '../functions/flowi-function.ts';
import { dashboardAccess } from './dashboards.ts';

function rightsWhere(wanted: boolean): unknown[] {
  const stack = new Stack(new App(), 'stack');
  const fn = new FlowiFunction(stack, 'Function', {
    definition: {
      name: 'finish-deployment',
      entry: 'handlers/finish-deployment/handler.ts',
      kind: 'step',
      grants: ['dashboards:manage'],
      timeoutSeconds: 10,
      memoryMb: 256,
    },
    code: Code.fromInline('exports.handler = async () => 1;'),
    handler: 'index.handler',
    environment: {},
    logRetentionDays: 7,
    traced: false,
  });
  dashboardAccess(stack, { wanted, namePrefix: 'flowi-prod-' })['dashboards:manage']?.(fn);
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  return policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

test('dashboards of the stage may be drawn and deleted, and no others', () => {
  expect(rightsWhere(true)).toContainEqual({
    Effect: 'Allow',
    Action: ['cloudwatch:PutDashboard', 'cloudwatch:DeleteDashboards'],
    Resource: { 'Fn::Join': ['', expect.arrayContaining([':dashboard/flowi-prod-*'])] },
  });
});

test('where the stage has no dashboards nobody may', () => {
  expect(JSON.stringify(rightsWhere(false))).not.toContain('cloudwatch:');
});
