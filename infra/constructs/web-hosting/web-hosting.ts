import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  type ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { API_PREFIX, PAGES_TO_INDEX, STRIP_PREFIX } from './edge-functions.ts';
import { securityHeaders } from './security-headers.ts';

export interface WebHostingProps {
  readonly api: HttpApi;
  /** Browsers upload datasets straight to it. */
  readonly uploads: IBucket;
  /** Address of the hosted sign-in pages. */
  readonly signInAddress: string;
  readonly accessLogs: IBucket;
}

/** The console and the API at one address, so that no reply is shared across origins. Paid by request. */
export class WebHosting extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: WebHostingProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Console', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      serverAccessLogsBucket: props.accessLogs,
      serverAccessLogsPrefix: 'console/',
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(3) }],
      // Its files are built from the sources again.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const headers = securityHeaders(this, 'Headers', [
      props.signInAddress,
      `https://${props.uploads.bucketRegionalDomainName}`,
    ]);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Flowi console',
      defaultRootObject: 'index.html',
      defaultBehavior: this.pages(headers),
      additionalBehaviors: { [`${API_PREFIX}/*`]: this.apiCalls(props.api, headers) },
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      logBucket: props.accessLogs,
      logFilePrefix: 'cloudfront/',
    });
    acknowledge(this.distribution, {
      'AwsSolutions-CFR1': 'Who signs in decides who may use the console, not the country',
      'AwsSolutions-CFR2':
        'A web ACL is billed by the hour; the API throttles, and everything behind it asks for a sign-in',
      'AwsSolutions-CFR4':
        'Without a domain of its own the distribution has the certificate of CloudFront, which sets the protocol',
    });
  }

  private pages(headers: ResponseHeadersPolicy): BehaviorOptions {
    return {
      origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: headers,
      compress: true,
      functionAssociations: [this.atEdge('Pages', PAGES_TO_INDEX)],
    };
  }

  private apiCalls(api: HttpApi, headers: ResponseHeadersPolicy): BehaviorOptions {
    return {
      origin: new HttpOrigin(`${api.apiId}.execute-api.${Aws.REGION}.amazonaws.com`),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: headers,
      functionAssociations: [this.atEdge('StripPrefix', STRIP_PREFIX)],
    };
  }

  private atEdge(id: string, code: string) {
    const fn = new EdgeFunction(this, id, { code: FunctionCode.fromInline(code), runtime: FunctionRuntime.JS_2_0 });
    return { function: fn, eventType: FunctionEventType.VIEWER_REQUEST };
  }
}
