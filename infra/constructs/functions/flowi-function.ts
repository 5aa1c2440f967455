import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionDefinition } from '../../../lambdas/functions.ts';
import { acknowledgeWildcard } from '../access/allow.ts';
import { acknowledge } from '../acknowledge.ts';

export interface FlowiFunctionProps {
  readonly definition: FunctionDefinition;
  readonly code: Code;
  /** Export that answers, as `<file>.<name>`. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly logRetentionDays: number;
  /** X-Ray traces. */
  readonly traced: boolean;
  /** Takes events of asynchronous calls that failed. @default none: the function is called and waited for */
  readonly deadLetters?: IQueue;
}

const WAITED_FOR: Readonly<Record<FunctionDefinition['kind'], string>> = {
  api: 'API Gateway calls it and waits for the answer, so no event can get lost',
  step: 'A state machine calls it, waits, retries and catches, so no event can get lost',
  worker: 'A queue with a dead-letter queue of its own calls it',
};

/** One function of lambdas/functions.ts, with a role and a log group of its own. */
export class FlowiFunction extends Construct {
  readonly role: Role;
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, props: FlowiFunctionProps) {
    super(scope, id);
    const { definition } = props;
    const logGroup = new LogGroup(this, 'Log', {
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    this.lambda = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      // Native packages are installed for the platform of the machine that deploys, which is x86 Linux.
      architecture: definition.native ? Architecture.X86_64 : Architecture.ARM_64,
      handler: props.handler,
      code: props.code,
      role: this.role,
      timeout: Duration.seconds(definition.timeoutSeconds),
      memorySize: definition.memoryMb,
      ...(definition.storageMb ? { ephemeralStorageSize: Size.mebibytes(definition.storageMb) } : {}),
      environment: { NODE_OPTIONS: '--enable-source-maps', ...onlyGiven(props.environment) },
      logGroup,
      tracing: props.traced ? Tracing.ACTIVE : Tracing.DISABLED,
      ...(props.deadLetters ? { deadLetterQueue: props.deadLetters } : {}),
    });
    if (!props.deadLetters) acknowledge(this.lambda, { 'Serverless-LambdaDLQ': WAITED_FOR[definition.kind] });
    if (props.traced) acknowledgeWildcard(this.role, '*', 'X-Ray takes traces on no resource but *');
  }
}

function onlyGiven(environment: FlowiFunctionProps['environment']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
