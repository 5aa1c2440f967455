import path from 'node:path';
import type { ConsoleConfig } from '@flowi/contracts/console';
import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { allow } from '../access/allow.ts';
import { acknowledge } from '../acknowledge.ts';
import type { ConsoleFiles } from './build-console.ts';

/** Each has the hash of what it holds in its name. */
const NEVER_CHANGES = CacheControl.fromString('public, max-age=31536000, immutable');
const ASK_EACH_TIME = CacheControl.noCache();

export interface ConsoleUploadProps {
  readonly bucket: IBucket;
  readonly files: ConsoleFiles;
  /** What `/config.json` says. */
  readonly config: ConsoleConfig;
  readonly logRetentionDays: number;
}

/** Puts the files of the console into its bucket: the hashed ones first, so that a page never names what is not there. */
export class ConsoleUpload extends Construct {
  constructor(scope: Construct, id: string, { bucket, files, config, logRetentionDays }: ConsoleUploadProps) {
    super(scope, id);
    const role = this.role(bucket);
    const logGroup = new LogGroup(this, 'Log', { retention: logRetentionDays, removalPolicy: RemovalPolicy.DESTROY });
    logGroup.grantWrite(role);
    // Files of earlier versions stay: pages that are open still ask for them.
    const common = {
      destinationBucket: bucket,
      role: role.withoutPolicyUpdates(),
      logGroup,
      memoryLimit: 256,
      prune: false,
    };
    const assets = new BucketDeployment(this, 'Assets', {
      ...common,
      sources: [Source.asset(path.join(files.folder, 'assets'))],
      destinationKeyPrefix: 'assets',
      cacheControl: [NEVER_CHANGES],
    });
    const pages = new BucketDeployment(this, 'Pages', {
      ...common,
      sources: [Source.asset(files.folder, { exclude: ['assets'] }), Source.jsonData('config.json', config)],
      cacheControl: [ASK_EACH_TIME],
    });
    assets.node.addDependency(role);
    pages.node.addDependency(role, assets);
    this.acceptUploader();
  }

  /** The library would give it every reading and writing action there is. */
  private role(bucket: IBucket): Role {
    const { bootstrapQualifier = 'hnb659fds' } = Stack.of(this).synthesizer;
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const built = `arn:${Aws.PARTITION}:s3:::cdk-${bootstrapQualifier}-assets-${Aws.ACCOUNT_ID}-${Aws.REGION}/*`;
    allow(role, { actions: ['s3:GetObject'], resources: [built], wildcard: 'Archives are named by what they hold' });
    const all = bucket.arnForObjects('*');
    const wildcard = 'The build names the files of the console';
    allow(role, { actions: ['s3:GetObject', 's3:PutObject'], resources: [all], wildcard });
    allow(role, { actions: ['s3:ListBucket', 's3:GetBucketLocation'], resources: [bucket.bucketArn] });
    return role;
  }

  private acceptUploader(): void {
    for (const child of Stack.of(this).node.findAll()) {
      if (!(child instanceof LambdaFunction) || !child.node.path.includes('CDKBucketDeployment')) continue;
      acknowledge(child, {
        'AwsSolutions-L1': 'The library that this function comes with chooses the version it is tested on',
        'Serverless-LambdaDLQ': 'CloudFormation calls it, waits, and undoes the deployment when it fails',
        'Serverless-LambdaTracing': 'It runs while a stage is deployed, and CloudFormation tells what it did',
        'Serverless-LambdaLatestVersion':
          'The library that this function comes with chooses the version it is tested on',
      });
    }
  }
}
