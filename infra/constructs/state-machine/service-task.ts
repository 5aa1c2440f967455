import { Aws } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  QueryLanguage,
  type RetryProps,
  TaskStateBase,
  type TaskStateJsonataBaseProps,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A call of a service by a state machine. */
export interface ServiceCall {
  /** `service:action` with `.sync` or `.waitForTaskToken`, e.g. `lambda:invoke`. */
  readonly resource: string;
  /** Arguments of the action; strings in `{% %}` are JSONata. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** What the state machine's role must be allowed, no more. */
  readonly policies: readonly PolicyStatement[];
  /** Resources in the policies that end in a wildcard, each with its reason. @default none */
  readonly wildcards?: Readonly<Record<string, string>>;
  /** Faults of the service worth another try. @default none */
  readonly retry?: readonly RetryProps[];
}

/**
 * A task state that calls a service directly. The library's own task classes bring wider policies than the call needs and, as custom
 * states, lose the output of Catch; here the policies are those given and everything else stays the base class's.
 */
export class ServiceTask extends TaskStateBase {
  protected readonly taskMetrics = undefined;
  protected readonly taskPolicies: PolicyStatement[];
  readonly wildcards: Readonly<Record<string, string>>;
  readonly #call: ServiceCall;

  constructor(scope: Construct, id: string, call: ServiceCall, props: TaskStateJsonataBaseProps) {
    // Without it the library writes Catch as for JSONPath, and its output is lost.
    super(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
    this.#call = call;
    this.taskPolicies = [...call.policies];
    this.wildcards = call.wildcards ?? {};
    for (const retry of call.retry ?? []) this.addRetry(retry);
  }

  protected override _renderTask(): object {
    const resource = `arn:${Aws.PARTITION}:states:::${this.#call.resource}`;
    return { QueryLanguage: QueryLanguage.JSONATA, Resource: resource, Arguments: this.#call.arguments };
  }
}
