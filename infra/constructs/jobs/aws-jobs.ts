import { Stack } from 'aws-cdk-lib';
import type { DockerImageAsset } from 'aws-cdk-lib/aws-ecr-assets';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Access } from '../access/access.ts';
import { allow } from '../access/allow.ts';
import type { JobContainer } from '../managed-job/job.ts';
import { ContainerFunction } from './container-function.ts';
import { ContainerImages } from './container-images.ts';
import type { JobRoles } from './job-roles.ts';
import type { Jobs } from './jobs.ts';
import { allowSageMaker } from './sagemaker-role.ts';

export interface AwsJobsProps {
  readonly roles: JobRoles;
  /** Names of SageMaker jobs begin with it. */
  readonly namePrefix: string;
  readonly logRetentionDays: number;
}

/** Managed jobs as Lambda container functions and SageMaker jobs; nothing of them costs while none runs. */
export class AwsJobs extends Construct implements Jobs {
  readonly trainer: JobContainer;
  readonly modelServer: JobContainer;
  readonly modelServerImage: string;
  readonly queueUrl = undefined;
  readonly access: Access;
  readonly #modelServer: DockerImageAsset;

  constructor(scope: Construct, id: string, { roles, namePrefix, logRetentionDays }: AwsJobsProps) {
    super(scope, id);
    const images = new ContainerImages(this, 'Images');
    const trainer = new ContainerFunction(this, 'Trainer', {
      image: images.trainer,
      role: roles.trainer,
      logRetentionDays,
    });
    const modelServer = new ContainerFunction(this, 'ModelServer', {
      image: images.modelServer,
      role: roles.modelServer,
      logRetentionDays,
    });
    allowSageMaker(roles.trainer, images.trainer, '/aws/sagemaker/TrainingJobs');
    allowSageMaker(roles.modelServer, images.modelServer, '/aws/sagemaker/ProcessingJobs');
    const common = { kind: 'aws', namePrefix } as const;
    this.modelServerImage = images.modelServer.imageUri;
    this.#modelServer = images.modelServer;
    this.trainer = {
      image: 'trainer',
      role: roles.trainer,
      runsOn: { ...common, large: 'training', lambda: trainer.lambda, imageUri: images.trainer.imageUri },
    };
    this.modelServer = {
      image: 'model-server',
      role: roles.modelServer,
      runsOn: { ...common, large: 'processing', lambda: modelServer.lambda, imageUri: images.modelServer.imageUri },
    };
    this.access = this.accessTo(namePrefix);
  }

  prepareEndpointRole(role: Role): void {
    allowSageMaker(role, this.#modelServer, '/aws/sagemaker/Endpoints');
  }

  private accessTo(namePrefix: string): Access {
    const named = (resource: string) =>
      Stack.of(this).formatArn({ service: 'sagemaker', resource, resourceName: `${namePrefix}*` });
    return {
      'jobs:stop': ({ role }) => {
        const kinds = { TrainingJob: named('training-job'), ProcessingJob: named('processing-job') };
        for (const [kind, arn] of Object.entries(kinds)) {
          const stop = [`sagemaker:Describe${kind}`, `sagemaker:Stop${kind}`];
          allow(role, { actions: stop, resources: [arn], wildcard: 'Jobs are named by their runs, after the stage' });
          allow(role, {
            actions: [`sagemaker:List${kind}s`],
            resources: ['*'],
            wildcard: 'SageMaker lists jobs on no resource but *',
          });
        }
      },
      'job-queue:send': () => undefined,
    };
  }
}
