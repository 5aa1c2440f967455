import { Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { jsonata } from '../state-machine/jsonata.ts';
import { SAGEMAKER_RETRIES } from '../state-machine/retries.ts';
import { ServiceTask } from '../state-machine/service-task.ts';
import { type AwsJobs, type JobContainer, type JobSpec, jobEnvironment, succeeded } from './job.ts';
import { sageMakerPolicies } from './sagemaker-policies.ts';

const KIND = {
  action: 'ProcessingJob',
  resource: 'processing-job',
  rule: 'StepFunctionsGetEventsForSageMakerProcessingJobsRule',
} as const;

/** Processing jobs stage their inputs here, in the same places below as training jobs do below /opt/ml. */
const ROOT = '/opt/ml/processing';

/** What lies here when the job ends is its ExitMessage; a file `failure` is read of training jobs only. */
const EXIT_MESSAGE = '/opt/ml/output/message';

/** A managed job as a SageMaker processing job: for batches that outgrow a function. */
export function processingJob(scope: Construct, spec: JobSpec, container: JobContainer, jobs: AwsJobs): ServiceTask {
  const call = {
    resource: 'sagemaker:createProcessingJob.sync',
    arguments: processingArguments(spec, container, jobs),
    ...sageMakerPolicies(scope, KIND, jobs.namePrefix, container.role),
    retry: SAGEMAKER_RETRIES,
  };
  return new ServiceTask(scope, `${spec.id} in SageMaker`, call, {
    taskTimeout: Timeout.duration(spec.longest),
    outputs: succeeded(spec.planned),
  });
}

function processingArguments({ planned, command }: JobSpec, { role }: JobContainer, { imageUri }: AwsJobs) {
  const input = `{'InputName': $channel.name, 'S3Input': {'S3Uri': $channel.uri, 'LocalPath': '${ROOT}/input/data/' & $channel.name, 'S3DataType': 'S3Prefix', 'S3InputMode': 'File', 'S3DataDistributionType': 'FullyReplicated'}}`;
  return {
    ProcessingJobName: jsonata(`${planned}.jobId`),
    RoleArn: role.roleArn,
    AppSpecification: { ImageUri: imageUri, ContainerArguments: [...command] },
    // A single item stays a list only inside brackets.
    ProcessingInputs: jsonata(`[$map(${planned}.channelList, function($channel) { ${input} })]`),
    ProcessingResources: {
      ClusterConfig: {
        InstanceType: jsonata(`${planned}.instanceType`),
        InstanceCount: jsonata(`${planned}.instanceCount`),
        VolumeSizeInGB: jsonata(`${planned}.volumeGb`),
      },
    },
    StoppingCondition: { MaxRuntimeInSeconds: jsonata(`${planned}.timeoutSeconds`) },
    Environment: jobEnvironment(planned, { FLOWI_ML_ROOT: ROOT, FLOWI_EXIT_MESSAGE: EXIT_MESSAGE }),
  };
}
