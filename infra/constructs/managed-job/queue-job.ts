import { Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { INPUT, jsonata } from '../state-machine/jsonata.ts';
import { ServiceTask } from '../state-machine/service-task.ts';
import { type JobContainer, type JobSpec, jobEnvironment, type LaptopJobs, statement } from './job.ts';

/** A managed job as a message to the laptop's job runner, which answers the task token with a JobReply. */
export function queueJob(scope: Construct, spec: JobSpec, container: JobContainer, { queue }: LaptopJobs): ServiceTask {
  const { planned } = spec;
  const call = {
    resource: 'sqs:sendMessage.waitForTaskToken',
    arguments: {
      QueueUrl: queue.queueUrl,
      MessageBody: {
        jobId: jsonata(`${planned}.jobId`),
        attempt: jsonata(`${INPUT}.attempt`),
        taskToken: jsonata('$states.context.Task.Token'),
        image: container.image,
        command: [...spec.command],
        roleArn: container.role.roleArn,
        timeoutSeconds: jsonata(`${planned}.timeoutSeconds`),
        channels: jsonata(`${planned}.channels`),
        environment: jobEnvironment(planned),
      },
    },
    policies: [statement(['sqs:SendMessage'], [queue.queueArn])],
  };
  return new ServiceTask(scope, spec.id, call, {
    taskTimeout: Timeout.duration(spec.longest),
    outputs: jsonata('$states.result'),
  });
}
