import { ArnFormat, Stack } from 'aws-cdk-lib';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { ServiceCall } from '../state-machine/service-task.ts';
import { statement } from './job.ts';

export interface SageMakerJobKind {
  /** As in the names of actions: CreateTrainingJob. */
  readonly action: 'TrainingJob' | 'ProcessingJob';
  /** As in ARNs. */
  readonly resource: 'training-job' | 'processing-job';
  /** Rule by which Step Functions hears that a job ended. */
  readonly rule:
    | 'StepFunctionsGetEventsForSageMakerTrainingJobsRule'
    | 'StepFunctionsGetEventsForSageMakerProcessingJobsRule';
}

/** What `.sync` needs for jobs whose names begin with a prefix: run, watch and stop them, as one role and no other. */
export function sageMakerPolicies(
  scope: Construct,
  kind: SageMakerJobKind,
  namePrefix: string,
  role: IRole,
): Pick<ServiceCall, 'policies' | 'wildcards'> {
  const stack = Stack.of(scope);
  const jobs = stack.formatArn({ service: 'sagemaker', resource: kind.resource, resourceName: `${namePrefix}*` });
  const rule = stack.formatArn({
    service: 'events',
    resource: 'rule',
    resourceName: kind.rule,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
  const policies = [
    statement(
      [
        `sagemaker:Create${kind.action}`,
        `sagemaker:Describe${kind.action}`,
        `sagemaker:Stop${kind.action}`,
        'sagemaker:AddTags',
      ],
      [jobs],
    ),
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [role.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    }),
    statement(['events:PutTargets', 'events:PutRule', 'events:DescribeRule'], [rule]),
  ];
  return { policies, wildcards: { [jobs]: 'Jobs are named by their runs, after the stage' } };
}
