import { ArnFormat, type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, type IChainable, LogLevel, QueryLanguage, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { MachineName } from '../../../lambdas/functions.ts';
import { acknowledgeWildcard, allow } from '../access/allow.ts';
import { ServiceTask } from './service-task.ts';

export const NAMED_BY_REQUEST = 'An execution has the name of the run or request that started it';

export interface MachineSettings {
  /** Log of all events without data, and X-Ray traces. */
  readonly observed: boolean;
  readonly logRetentionDays: number;
}

export interface FlowiMachineProps extends MachineSettings {
  readonly start: IChainable;
  /** Longer than all tasks together: only stops what hangs. */
  readonly timeout: Duration;
}

/** One of the five state machines, named as in MACHINES. */
export class FlowiMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: MachineName, props: FlowiMachineProps) {
    super(scope, id);
    this.machine = new StateMachine(this, 'Machine', {
      definitionBody: DefinitionBody.fromChainable(props.start),
      queryLanguage: QueryLanguage.JSONATA,
      timeout: props.timeout,
      tracingEnabled: props.observed,
      ...(props.observed ? { logs: this.logs(props.logRetentionDays) } : {}),
    });
    for (const task of scope.node.findAll()) {
      if (task instanceof ServiceTask) this.accept(task);
    }
    if (props.observed) {
      acknowledgeWildcard(this.machine.role, '*', 'X-Ray and the delivery of logs know no resource but *');
    }
  }

  /** Start an execution of this machine. */
  grantStart(role: IRole): void {
    allow(role, { actions: ['states:StartExecution'], resources: [this.machine.stateMachineArn] });
  }

  /** Do something with any execution of this machine. */
  grantExecutions(role: IRole, ...actions: string[]): void {
    allow(role, { actions, resources: [this.executionArns], wildcard: NAMED_BY_REQUEST });
  }

  /** Answer a task of this machine that waits for a token. */
  grantAnswer(role: IRole): void {
    const actions = ['states:SendTaskSuccess', 'states:SendTaskFailure'];
    allow(role, { actions, resources: [this.machine.stateMachineArn] });
  }

  /** ARN pattern of the executions of this machine. */
  get executionArns(): string {
    const resourceName = `${this.machine.stateMachineName}:*`;
    return Stack.of(this).formatArn({
      service: 'states',
      resource: 'execution',
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }

  private accept({ wildcards }: ServiceTask): void {
    for (const [resource, reason] of Object.entries(wildcards))
      acknowledgeWildcard(this.machine.role, resource, reason);
  }

  private logs(retention: number) {
    const destination = new LogGroup(this, 'Log', { retention, removalPolicy: RemovalPolicy.DESTROY });
    return { destination, level: LogLevel.ALL, includeExecutionData: false };
  }
}
