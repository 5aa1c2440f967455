import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CorsRule,
  HttpMethods,
  type IBucket,
  type LifecycleRule,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { allow } from '../access/allow.ts';

/** Everything that Flowi keeps in a bucket belongs to a project. */
const PROJECTS = 'projects/*';

const BY_PROJECT = 'Keys begin with the project, which exists at run time only; the code checks roles by project';

export interface FlowiBucketProps {
  /** The bucket outlives its stack. */
  readonly protect: boolean;
  /** Origin whose pages may upload to presigned addresses. @default no page of another origin may */
  readonly uploadsFrom?: string;
  /** Takes the log of requests. @default requests are not logged */
  readonly accessLogs?: IBucket;
  /** @default only aborted uploads and versions that were overwritten are removed */
  readonly lifecycleRules?: LifecycleRule[];
}

/**
 * The console's own address is not known when this bucket is made: the security policy of the address names the bucket, and CloudFormation
 * knows no way back. What lets an upload in is the presigned address, which the API gives to people of the project only; a stage that
 * names its address narrows the origin too.
 */
export const ANY_CONSOLE = 'https://*.cloudfront.net';

const ORIGIN = /^https:\/\/[a-z0-9*.-]+$/;

/** @throws RangeError when the address is no origin */
function uploadsOf(origin: string): CorsRule {
  if (!ORIGIN.test(origin))
    throw new RangeError(`consoleAddress is "${origin}"; give https:// and a host name, without a path`);
  return {
    allowedOrigins: [origin],
    allowedMethods: [HttpMethods.PUT],
    allowedHeaders: ['content-type', 'content-md5', 'x-amz-*'],
    // The parts of an upload are put together by their tags.
    exposedHeaders: ['ETag'],
    maxAge: 3600,
  };
}

/** A private, versioned bucket that answers over TLS only. */
export class FlowiBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: FlowiBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      removalPolicy: props.protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(3), noncurrentVersionExpiration: Duration.days(30) },
        ...(props.lifecycleRules ?? []),
      ],
      ...(props.uploadsFrom ? { cors: [uploadsOf(props.uploadsFrom)] } : {}),
      ...(props.accessLogs
        ? { serverAccessLogsBucket: props.accessLogs, serverAccessLogsPrefix: `${id.toLowerCase()}/` }
        : {}),
    });
  }

  /** Read and list what lies below a prefix. @param prefix @default everything of the projects */
  grantRead(role: IRole, prefix: string = PROJECTS): void {
    allow(role, { actions: ['s3:GetObject'], resources: [this.bucket.arnForObjects(prefix)], wildcard: BY_PROJECT });
    allow(role, {
      actions: ['s3:ListBucket'],
      resources: [this.bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': [prefix] } },
    });
  }

  /** Write objects and uploads in parts below a prefix. */
  grantWrite(role: IRole, prefix: string = PROJECTS): void {
    const actions = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];
    allow(role, { actions, resources: [this.bucket.arnForObjects(prefix)], wildcard: BY_PROJECT });
  }

  /** Delete objects below a prefix. */
  grantDelete(role: IRole, prefix: string = PROJECTS): void {
    allow(role, { actions: ['s3:DeleteObject'], resources: [this.bucket.arnForObjects(prefix)], wildcard: BY_PROJECT });
  }

  /** Nothing that is granted elsewhere changes objects below a prefix. */
  denyChanges(role: IRole, prefix: string): void {
    role.addToPrincipalPolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['s3:PutObject', 's3:DeleteObject'],
        resources: [this.bucket.arnForObjects(prefix)],
      }),
    );
  }
}
