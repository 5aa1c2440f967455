import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Choice, Condition, Fail, type IChainable, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { MachineName } from '../../../lambdas/functions.ts';
import type { StepFunction } from '../functions/step-functions.ts';
import { INPUT, jsonata } from './jsonata.ts';
import { STEP_RETRIES } from './retries.ts';
import { ServiceTask } from './service-task.ts';

/** A step's answer says by itself whether it worked, since thrown names do not mean the same everywhere. */
const NOT_OK = jsonata('$not($states.input.ok = true)');

const RECORDED = jsonata(
  "$exists($states.result.Payload.failure) ? $states.result.Payload : {'failure': {'code': 'internal', 'cause': 'The failure of step ' & $states.input.step & ' could not be recorded: ' & $string($states.result.Payload)}}",
);
const NOT_RECORDED = jsonata(
  "{'failure': {'code': 'internal', 'cause': 'The failure of step ' & $states.input.step & ' could not be recorded: ' & $states.errorOutput.Error}}",
);

export interface StepsProps {
  readonly machine: MachineName;
  readonly recordFailure: StepFunction;
  readonly notify: StepFunction;
  /** Payload of the notification of a failure. */
  readonly failureNotice: Readonly<Record<string, unknown>>;
}

export interface StepProps {
  readonly calls: StepFunction;
  /** Event of the function: an object whose values may be JSONata, or one JSONata expression. */
  readonly payload: Readonly<Record<string, unknown>> | string;
  /** Output of the state. @default the answer of the function */
  readonly output?: unknown;
  /** Workflow variables set from the answer. @default none */
  readonly assign?: Readonly<Record<string, unknown>>;
}

/** Makes the states of one machine; all lead their failures to the same end: recorded, told, failed. */
export class Steps {
  readonly #scope: Construct;
  readonly #props: StepsProps;
  readonly #failed: ServiceTask;

  constructor(scope: Construct, props: StepsProps) {
    this.#scope = scope;
    this.#props = props;
    this.#failed = this.#failureEnd();
  }

  /** A call of a step function: retried when it threw, caught when that did not help. */
  step(id: string, props: StepProps): ServiceTask {
    return this.caught(id, this.#lambdaTask(id, props));
  }

  /** Hands on what a state throws to the failure end, under the state's name. */
  caught(id: string, task: ServiceTask): ServiceTask {
    task.addCatch(this.#failed, { outputs: { step: id, error: jsonata('$states.errorOutput') } });
    return task;
  }

  /**
   * What follows a state that answered: the failure end, or the choices made by the caller.
   *
   * @param step the step that failed, when the answer may pass on a failure of the one before. @default the state itself
   */
  after(id: string, step: string = id): Choice {
    return this.failWhen(Choice.jsonata(this.#scope, `${id} ok?`), NOT_OK, step, jsonata('$states.input'));
  }

  /** A choice that only looks at what came in. */
  choose(id: string): Choice {
    return Choice.jsonata(this.#scope, id);
  }

  /** Adds a way to the failure end. @param error what RecordFailure is told */
  failWhen(choice: Choice, condition: string, step: string, error: unknown): Choice {
    return choice.when(Condition.jsonata(condition), this.#failed, { outputs: { step, error } });
  }

  /** Chains a state, the look at its answer, and the next one. */
  checked(id: string, task: ServiceTask, next: IChainable): ServiceTask {
    task.next(this.after(id).otherwise(next));
    return task;
  }

  #lambdaTask(id: string, { calls, payload, output, assign }: StepProps): ServiceTask {
    const { lambda, timeoutSeconds } = calls;
    const call = {
      resource: 'lambda:invoke',
      arguments: { FunctionName: lambda.functionArn, Payload: payload },
      policies: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] })],
      retry: STEP_RETRIES,
    };
    return new ServiceTask(this.#scope, id, call, {
      taskTimeout: Timeout.duration(Duration.seconds(timeoutSeconds + 5)),
      outputs: output ?? jsonata('$states.result.Payload'),
      ...(assign ? { assign } : {}),
    });
  }

  #failureEnd(): ServiceTask {
    const { machine, recordFailure, notify, failureNotice } = this.#props;
    const fail = Fail.jsonata(this.#scope, 'Failed', {
      error: jsonata('$states.input.failure.code'),
      cause: jsonata('$states.input.failure.cause'),
    });
    const tell = this.#lambdaTask('NotifyFailure', {
      calls: notify,
      payload: failureNotice,
      output: jsonata('$states.input'),
    });
    tell.addCatch(fail, { outputs: jsonata('$states.input') });
    const record = this.#lambdaTask('RecordFailure', {
      calls: recordFailure,
      payload: {
        machine,
        step: jsonata('$states.input.step'),
        input: jsonata(INPUT),
        error: jsonata('$states.input.error'),
      },
      output: RECORDED,
    });
    record.addCatch(tell, { outputs: NOT_RECORDED });
    tell.next(fail);
    record.next(tell);
    return record;
  }
}
