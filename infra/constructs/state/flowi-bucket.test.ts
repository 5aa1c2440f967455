import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { FlowiBucket } from './flowi-bucket.ts';

function originsOf(uploadsFrom?: string): unknown {
  const stack = new Stack(new App(), 'stack');
  new FlowiBucket(stack, 'Data', { protect: true, ...(uploadsFrom === undefined ? {} : { uploadsFrom }) });
  const [bucket] = Object.values(Template.fromStack(stack).findResources('AWS::S3::Bucket'));
  return bucket?.['Properties'].CorsConfiguration?.CorsRules.flatMap(
    ({ AllowedOrigins }: { AllowedOrigins: string[] }) => AllowedOrigins,
  );
}

test('takes uploads from pages of the one address that is named', () => {
  expect(originsOf('https://d111111abcdef8.cloudfront.net')).toEqual(['https://d111111abcdef8.cloudfront.net']);
});

test('takes uploads from no page when none is named', () => {
  expect(originsOf()).toBeUndefined();
});

test.each(['http://flowi.example.org', 'https://flowi.example.org/console', 'flowi.example.org'])(
  'refuses %s, which is no origin with TLS',
  (address) => {
    expect(() => originsOf(address)).toThrow(/consoleAddress is .*give https:\/\/ and a host name/);
  },
);
