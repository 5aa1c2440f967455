import { expect, test } from 'vitest';
import { resources, synthesized } from './testing/stacks.ts';

/**
 * Types that a stage may have because they cost nothing, or by request and by gigabyte, while nobody works. Anything new has to be
 * looked at before it is added.
 */
const NOT_BY_THE_HOUR = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::CloudWatch::Alarm',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::DynamoDB::GlobalTable',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
  'AWS::Scheduler::ScheduleGroup',
  'AWS::StepFunctions::StateMachine',
  'Custom::CDKBucketDeployment',
];

test('nothing in an idle prod stage is billed by the hour', () => {
  const types = Object.values(synthesized('prod').templates).flatMap((template) =>
    Object.values<{ Type: string }>(template.toJSON()['Resources']).map(({ Type }) => Type),
  );

  expect([...new Set(types)].filter((type) => !NOT_BY_THE_HOUR.includes(type))).toEqual([]);
});

test('the table is paid by request', () => {
  const [table] = Object.values(resources('prod', 'AWS::DynamoDB::GlobalTable'));

  expect(table?.Properties['BillingMode']).toBe('PAY_PER_REQUEST');
  expect(JSON.stringify(table)).not.toMatch(/ProvisionedThroughput|WriteProvisioned/);
});

test('no function is kept warm', () => {
  const functions = Object.values(resources('prod', 'AWS::Lambda::Function'));

  expect(functions.length).toBeGreaterThan(20);
  expect(JSON.stringify(functions)).not.toMatch(/ProvisionedConcurrency|SnapStart/);
});

test('nothing is encrypted with a key of its own, which is billed by the month', () => {
  expect(Object.keys(resources('prod', 'AWS::KMS::Key'))).toEqual([]);
});

test('every log is deleted some day', () => {
  const days = Object.values(resources('prod', 'AWS::Logs::LogGroup')).map(
    ({ Properties }) => Properties['RetentionInDays'],
  );

  expect(new Set(days)).toEqual(new Set([90]));
});
