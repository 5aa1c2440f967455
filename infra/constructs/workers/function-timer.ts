import { Aws, type Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { allow } from '../access/allow.ts';

export interface FunctionTimerProps {
  readonly calls: IFunction;
  readonly every: Duration;
  /** Takes what could not be delivered. */
  readonly deadLetters: IQueue;
}

/** Calls a function again and again. */
export class FunctionTimer extends Construct {
  constructor(scope: Construct, id: string, { calls, every, deadLetters }: FunctionTimerProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    allow(role, { actions: ['lambda:InvokeFunction'], resources: [calls.functionArn] });
    allow(role, { actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] });
    new CfnSchedule(this, 'Schedule', {
      scheduleExpression: `rate(${every.toMinutes()} minutes)`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: calls.functionArn,
        roleArn: role.roleArn,
        // A call that comes late is worth nothing: the next one does the same.
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 300 },
        deadLetterConfig: { arn: deadLetters.queueArn },
      },
    });
  }
}
