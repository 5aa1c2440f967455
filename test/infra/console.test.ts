import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { consoleConfigSchema } from '@flowi/contracts/console';
import { describe, expect, test } from 'vitest';
import type { StageName } from '../../infra/config/stage.ts';
import { resources, synthesized, text } from './testing/stacks.ts';

/** `/config.json` before references are known. */
function configFile(stage: StageName): string {
  const { outdir } = synthesized(stage).app;
  const [file, ...more] = globSync('*/config.json', { cwd: outdir });
  if (file === undefined || more.length > 0) throw new Error(`Stage ${stage} needs one config.json in ${outdir}`);
  return readFileSync(path.join(outdir, file), 'utf8');
}

describe.each(['dev', 'prod'] as const)('the console of stage %s', (stage) => {
  const only = (type: string, part = '') => {
    const found = Object.entries(resources(stage, type)).filter(([id]) => id.includes(part));
    expect(found, `${type} ${part}`).toHaveLength(1);
    return found[0]?.[1].Properties ?? {};
  };
  const signInAddress = /https:\/\/<SignInDomain\w+>\.auth\.<AWS::Region>\.amazoncognito\.com/;
  const site = /^https:\/\/<WebDistribution\w+\.DomainName>/;

  test('is put into its bucket: hashed files for ever, all else asked for each time', () => {
    const assets = only('Custom::CDKBucketDeployment', 'FilesAssets');
    const pages = only('Custom::CDKBucketDeployment', 'FilesPages');

    expect(assets).toMatchObject({
      DestinationBucketKeyPrefix: 'assets',
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    });
    expect(pages['DestinationBucketKeyPrefix']).toBeUndefined();
    expect(pages).toMatchObject({ SystemMetadata: { 'cache-control': 'no-cache' } });
    for (const { Prune, DestinationBucketName } of [assets, pages]) {
      expect(Prune).toBe(false);
      expect(text(DestinationBucketName)).toMatch(/^<WebConsole/);
    }
  });

  test('is told the API and the sign-in as the contract says', () => {
    const { SourceMarkers } = only('Custom::CDKBucketDeployment', 'FilesPages');
    const markers: [string, unknown][] = SourceMarkers.flatMap((some: object) => Object.entries(some));
    // As the function that uploads it does, with references by their names.
    const written = markers.reduce(
      (json, [marker, value]) => json.replaceAll(marker, text(value).replaceAll(/[<>:]/g, '')),
      configFile(stage),
    );

    expect(consoleConfigSchema.parse(JSON.parse(written))).toEqual({
      apiUrl: '/api',
      signIn: {
        mode: 'cognito',
        issuer: expect.stringMatching(/^https:\/\/cognito-idp\.AWSRegion\.amazonaws\.com\/.*UsersPool/),
        clientId: expect.stringMatching(/^SignInWeb\w+$/),
        domain: expect.stringMatching(/^https:\/\/SignInDomain\w+\.auth\.AWSRegion\.amazoncognito\.com$/),
      },
    });
  });

  test('is signed in to by a code with a proof, and comes back to its own address', () => {
    const client = only('AWS::Cognito::UserPoolClient', 'web/SignInWeb');

    expect(client).toMatchObject({
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      AllowedOAuthFlowsUserPoolClient: true,
      GenerateSecret: false,
      SupportedIdentityProviders: ['COGNITO'],
    });
    expect(client['CallbackURLs'].map(text)).toEqual([expect.stringMatching(new RegExp(`${site.source}/signed-in$`))]);
    expect(client['LogoutURLs'].map(text)).toEqual([expect.stringMatching(new RegExp(`${site.source}/$`))]);
  });

  test('has hosted pages with a name that only this stack can have', () => {
    const { Domain, UserPoolId } = only('AWS::Cognito::UserPoolDomain');

    expect(JSON.stringify(Domain)).toContain('AWS::StackId');
    expect(Domain['Fn::Join'][1][0]).toBe(`flowi-${stage}-`);
    expect(text(UserPoolId)).toMatch(/UsersPool/);
  });

  test('calls itself, the sign-in and the bucket of uploads, and loads nothing from elsewhere', () => {
    const { ResponseHeadersPolicyConfig } = only('AWS::CloudFront::ResponseHeadersPolicy');
    const { SecurityHeadersConfig: headers } = ResponseHeadersPolicyConfig;
    const directives = Object.fromEntries(
      text(headers.ContentSecurityPolicy.ContentSecurityPolicy)
        .split('; ')
        .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
    );

    expect(directives['default-src']).toEqual(["'self'"]);
    expect(directives['frame-ancestors']).toEqual(["'none'"]);
    expect(directives['script-src']).toBeUndefined();
    expect(directives['connect-src']).toEqual([
      "'self'",
      'https://cognito-idp.<AWS::Region>.amazonaws.com',
      expect.stringMatching(new RegExp(`^${signInAddress.source}$`)),
      expect.stringMatching(/^https:\/\/<.*DataBucket.*RegionalDomainName.*>$/),
    ]);
    expect(headers.StrictTransportSecurity).toMatchObject({ AccessControlMaxAgeSec: 31_536_000, Override: true });
    expect(headers.ContentTypeOptions).toEqual({ Override: true });
  });

  test('has the API below its own address, uncached', () => {
    const { DistributionConfig } = only('AWS::CloudFront::Distribution');
    const [api] = DistributionConfig.CacheBehaviors;

    expect(api.PathPattern).toBe('/api/*');
    expect(api.AllowedMethods).toContain('PUT');
    expect(api.FunctionAssociations).toHaveLength(1);
    expect(DistributionConfig.DefaultCacheBehavior.FunctionAssociations).toHaveLength(1);
    const origin = DistributionConfig.Origins.find(({ Id }: { Id: string }) => Id === api.TargetOriginId);
    expect(text(origin.DomainName)).toMatch(/^<Api\w+>\.execute-api\.<AWS::Region>\.amazonaws\.com$/);
  });

  test('uploads to the bucket of data from the addresses of CloudFront', () => {
    const { CorsConfiguration } = only('AWS::S3::Bucket', 'DataBucket');

    expect(CorsConfiguration.CorsRules).toEqual([
      expect.objectContaining({
        AllowedMethods: ['PUT'],
        AllowedOrigins: ['https://*.cloudfront.net'],
        ExposedHeaders: ['ETag'],
      }),
    ]);
    expect(only('AWS::S3::Bucket', 'ModelsBucket')['CorsConfiguration']).toBeUndefined();
  });
});

test('a laptop has no hosted pages, and opens no bucket to browsers', () => {
  expect(resources('local', 'AWS::Cognito::UserPoolDomain')).toEqual({});
  for (const { Properties } of Object.values(resources('local', 'AWS::S3::Bucket'))) {
    expect(Properties['CorsConfiguration']).toBeUndefined();
  }
});
