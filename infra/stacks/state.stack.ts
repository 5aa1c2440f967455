import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stage.ts';
import type { Access } from '../constructs/access/access.ts';
import { allow } from '../constructs/access/allow.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { ANY_CONSOLE, FlowiBucket } from '../constructs/state/flowi-bucket.ts';
import { FlowiTable } from '../constructs/state/flowi-table.ts';
import { Users } from '../constructs/state/users.ts';

export interface StateStackProps extends StackProps {
  readonly config: StageConfig;
}

/** Everything that must not be lost: the table, data, models, users. */
export class StateStack extends Stack {
  readonly registry: FlowiTable;
  readonly data: FlowiBucket;
  readonly models: FlowiBucket;
  readonly users: Users;
  /** Where requests to buckets and to the console are logged; none on the laptop. */
  readonly accessLogs: Bucket | undefined;
  readonly access: Access;

  constructor(scope: Construct, id: string, { config, ...props }: StateStackProps) {
    super(scope, id, { ...props, terminationProtection: config.protectData });
    const protect = config.protectData;
    this.accessLogs = config.observed ? this.logBucket() : undefined;
    const logged = this.accessLogs ? { accessLogs: this.accessLogs } : {};
    this.registry = new FlowiTable(this, 'Registry', { protect });
    const uploads = config.stacks.web ? { uploadsFrom: config.consoleAddress ?? ANY_CONSOLE } : {};
    this.data = new FlowiBucket(this, 'Data', { protect, ...logged, ...uploads });
    this.models = new FlowiBucket(this, 'Models', { protect, ...logged });
    this.users = new Users(this, 'Users', { protect });
    this.access = {
      'table:read': ({ role }) => this.registry.grantRead(role),
      'table:readwrite': ({ role }) => this.registry.grantReadWrite(role),
      'data:read': ({ role }) => this.data.grantRead(role),
      'data:write': ({ role }) => this.data.grantWrite(role),
      'data:delete': ({ role }) => this.data.grantDelete(role),
      'models:read': ({ role }) => this.models.grantRead(role),
      'models:write': ({ role }) => this.models.grantWrite(role),
      'people:find': ({ role }) =>
        allow(role, { actions: ['cognito-idp:AdminGetUser'], resources: [this.users.pool.userPoolArn] }),
    };
    new CfnOutput(this, 'TableName', { value: this.registry.table.tableName });
    new CfnOutput(this, 'DataBucket', { value: this.data.bucket.bucketName });
    new CfnOutput(this, 'ModelsBucket', { value: this.models.bucket.bucketName });
    new CfnOutput(this, 'UserPoolId', { value: this.users.pool.userPoolId });
    new CfnOutput(this, 'CliClientId', { value: this.users.cli.userPoolClientId });
  }

  private logBucket(): Bucket {
    const bucket = new Bucket(this, 'AccessLogs', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    acknowledge(bucket, {
      'AwsSolutions-S1': 'It holds the logs of the other buckets; logging its own requests would never end',
    });
    return bucket;
  }
}
