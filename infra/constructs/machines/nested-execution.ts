import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { statement } from '../managed-job/job.ts';
import { type FlowiMachine, NAMED_BY_REQUEST } from '../state-machine/flowi-machine.ts';
import { jsonata } from '../state-machine/jsonata.ts';
import { NESTED_RETRIES } from '../state-machine/retries.ts';
import { ServiceTask } from '../state-machine/service-task.ts';

const RULE = 'StepFunctionsGetEventsForStepFunctionsExecutionRule';

/**
 * Runs another machine to its end and hands on what came in.
 *
 * @param request JSONata path of the DeployRequest; its id names the execution, so that a repeated start is the same one
 */
export function nestedExecution(scope: Construct, id: string, machine: FlowiMachine, request: string): ServiceTask {
  const arn = machine.machine.stateMachineArn;
  const rule = Stack.of(scope).formatArn({
    service: 'events',
    resource: 'rule',
    resourceName: RULE,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
  const call = {
    resource: 'states:startExecution.sync:2',
    arguments: { StateMachineArn: arn, Name: jsonata(`${request}.requestId`), Input: jsonata(request) },
    policies: [
      statement(['states:StartExecution'], [arn]),
      statement(['states:DescribeExecution', 'states:StopExecution'], [machine.executionArns]),
      statement(['events:PutTargets', 'events:PutRule', 'events:DescribeRule'], [rule]),
    ],
    wildcards: { [machine.executionArns]: NAMED_BY_REQUEST },
    retry: NESTED_RETRIES,
  };
  return new ServiceTask(scope, id, call, {
    taskTimeout: Timeout.duration(Duration.hours(2)),
    outputs: jsonata('$states.input'),
  });
}
