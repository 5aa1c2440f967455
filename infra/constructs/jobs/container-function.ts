import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import type { DockerImageAsset } from 'aws-cdk-lib/aws-ecr-assets';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { Architecture, DockerImageCode, DockerImageFunction, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

/** CPU comes with memory: this much is six cores. */
const MEMORY_MB = 10_240;

export interface ContainerFunctionProps {
  readonly image: DockerImageAsset;
  /** The job role; SageMaker jobs of the container have the same. */
  readonly role: Role;
  readonly logRetentionDays: number;
}

/** A container as a function, for jobs that end within Lambda's 15 minutes. Its entry point answers Lambda's runtime interface itself. */
export class ContainerFunction extends Construct {
  readonly lambda: DockerImageFunction;

  constructor(scope: Construct, id: string, { image, role, logRetentionDays }: ContainerFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', { retention: logRetentionDays, removalPolicy: RemovalPolicy.DESTROY });
    logGroup.grantWrite(role);
    this.lambda = new DockerImageFunction(this, 'Function', {
      code: DockerImageCode.fromEcr(image.repository, { tagOrDigest: image.imageTag, cmd: ['lambda'] }),
      architecture: Architecture.X86_64,
      role,
      timeout: Duration.minutes(15),
      memorySize: MEMORY_MB,
      ephemeralStorageSize: Size.gibibytes(10),
      // Lambda lets a container write nowhere else.
      environment: { FLOWI_ML_ROOT: '/tmp/ml' },
      logGroup,
      tracing: Tracing.ACTIVE,
    });
    acknowledge(this.lambda, {
      'Serverless-LambdaDLQ': 'A state machine calls it, waits and catches, so no event can get lost',
    });
  }
}
