import { Duration } from 'aws-cdk-lib';
import { Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { jsonata } from '../state-machine/jsonata.ts';
import { LAMBDA_JOB_RETRIES } from '../state-machine/retries.ts';
import { ServiceTask } from '../state-machine/service-task.ts';
import { type AwsJobs, type JobSpec, jobEnvironment, statement } from './job.ts';

/** Lambda gives a function 15 minutes; its task waits a little longer. */
const LONGEST = Duration.seconds(920);

/** A managed job as a call of the container function: seconds to start, for small work. It answers a JobReply. */
export function lambdaJob(scope: Construct, spec: JobSpec, { lambda }: AwsJobs): ServiceTask {
  const { planned } = spec;
  const call = {
    resource: 'lambda:invoke',
    arguments: {
      FunctionName: lambda.functionArn,
      Payload: {
        command: [...spec.command],
        channels: jsonata(`${planned}.channels`),
        environment: jobEnvironment(planned),
      },
    },
    policies: [statement(['lambda:InvokeFunction'], [lambda.functionArn])],
    retry: LAMBDA_JOB_RETRIES,
  };
  return new ServiceTask(scope, `${spec.id} in Lambda`, call, {
    taskTimeout: Timeout.duration(LONGEST),
    outputs: jsonata('$states.result.Payload'),
  });
}
