import { Aws, Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** The console loads nothing from elsewhere; it talks to its own origin, to the sign-in, and uploads to storage. */
function contentSecurityPolicy(alsoCalled: readonly string[]): string {
  const directives = {
    'default-src': "'self'",
    'connect-src': `'self' https://cognito-idp.${Aws.REGION}.amazonaws.com ${alsoCalled.join(' ')}`,
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    'object-src': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** Headers that browsers are given with every reply. @param alsoCalled addresses beside its own that scripts may call */
export function securityHeaders(scope: Construct, id: string, alsoCalled: readonly string[]): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, id, {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(alsoCalled), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
    },
  });
}
