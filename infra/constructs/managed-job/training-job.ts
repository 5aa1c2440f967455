import { Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { jsonata } from '../state-machine/jsonata.ts';
import { SAGEMAKER_RETRIES } from '../state-machine/retries.ts';
import { ServiceTask } from '../state-machine/service-task.ts';
import { type AwsJobs, type JobContainer, type JobSpec, jobEnvironment, succeeded } from './job.ts';
import { sageMakerPolicies } from './sagemaker-policies.ts';

const KIND = {
  action: 'TrainingJob',
  resource: 'training-job',
  rule: 'StepFunctionsGetEventsForSageMakerTrainingJobsRule',
} as const;

/** A managed job as a SageMaker training job: for large, GPU or distributed work. */
export function trainingJob(scope: Construct, spec: JobSpec, container: JobContainer, jobs: AwsJobs): ServiceTask {
  const call = {
    resource: 'sagemaker:createTrainingJob.sync',
    arguments: trainingArguments(spec, container, jobs),
    ...sageMakerPolicies(scope, KIND, jobs.namePrefix, container.role),
    retry: SAGEMAKER_RETRIES,
  };
  return new ServiceTask(scope, `${spec.id} in SageMaker`, call, {
    taskTimeout: Timeout.duration(spec.longest),
    outputs: succeeded(spec.planned),
  });
}

function trainingArguments({ planned, command }: JobSpec, { role }: JobContainer, { imageUri }: AwsJobs) {
  const channel =
    "{'ChannelName': $channel.name, 'DataSource': {'S3DataSource': {'S3DataType': 'S3Prefix', 'S3Uri': $channel.uri, 'S3DataDistributionType': 'FullyReplicated'}}}";
  return {
    TrainingJobName: jsonata(`${planned}.jobId`),
    RoleArn: role.roleArn,
    AlgorithmSpecification: { TrainingImage: imageUri, TrainingInputMode: 'File', ContainerArguments: [...command] },
    // A single item stays a list only inside brackets.
    InputDataConfig: jsonata(`[$map(${planned}.channelList, function($channel) { ${channel} })]`),
    OutputDataConfig: { S3OutputPath: jsonata(`${planned}.outputUri & 'sagemaker/'`) },
    ResourceConfig: {
      InstanceType: jsonata(`${planned}.instanceType`),
      InstanceCount: jsonata(`${planned}.instanceCount`),
      VolumeSizeInGB: jsonata(`${planned}.volumeGb`),
    },
    StoppingCondition: { MaxRuntimeInSeconds: jsonata(`${planned}.timeoutSeconds`) },
    Environment: jobEnvironment(planned),
  };
}
