import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { expect, test } from 'vitest';
import { anchorOf, Monitoring, type MonitoringProps } from './monitoring.ts';

function makeMonitoring(props: Partial<MonitoringProps> = {}) {
  const stack = new Stack(new App({ builtinCloudFormationValidation: false }), 'stack');
  return { stack, monitoring: new Monitoring(stack, 'Monitoring', { dashboard: false, ...props }) };
}

const ALARM = {
  severity: 'high',
  says: 'It is dark.',
  runbook: 'Lamp is off',
  metric: new Metric({ namespace: 'House', metricName: 'Dark' }),
} as const;

test('an alarm says what happened and where to look, and is heard', () => {
  const { stack, monitoring } = makeMonitoring();

  monitoring.alarm('Dark', ALARM);

  Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmDescription: '[high] It is dark. See docs/runbook.md#lamp-is-off',
    AlarmActions: [stack.resolve(monitoring.topic.topicArn)],
    Threshold: 1,
    EvaluationPeriods: 1,
  });
});

test('an address gets a mail', () => {
  const { stack, monitoring } = makeMonitoring({ address: 'owner@example.org' });

  monitoring.alarm('Dark', ALARM);

  Template.fromStack(stack).hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'owner@example.org',
  });
});

test.each([
  [true, 1],
  [false, 0],
])('a dashboard is drawn when asked for: %s', (dashboard, count) => {
  const { stack, monitoring } = makeMonitoring({ dashboard });

  monitoring.alarm('Dark', ALARM);
  monitoring.drawDashboard();

  Template.fromStack(stack).resourceCountIs('AWS::CloudWatch::Dashboard', count);
});

test.each([
  ['API is slow', 'api-is-slow'],
  ["Don't panic, it's fine", 'dont-panic-its-fine'],
])('heading %s has anchor %s', (heading, anchor) => {
  expect(anchorOf(heading)).toBe(anchor);
});
