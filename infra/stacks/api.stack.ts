import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Overrides, StageConfig } from '../config/stage.ts';
import { FlowApi } from '../constructs/flow-api/flow-api.ts';
import type { FunctionMaker } from '../constructs/functions/function-maker.ts';
import { type ApiFunctionName, apiEnvironments, scheduleEnvironment, sharedEnvironment } from './environments.ts';
import type { StateStack } from './state.stack.ts';
import type { WorkflowsStack } from './workflows.stack.ts';

export interface ApiStackProps extends StackProps {
  readonly config: StageConfig;
  readonly overrides: Overrides;
  readonly state: StateStack;
  readonly workflows: WorkflowsStack;
  readonly maker: FunctionMaker;
  /** The console as a program that signs people in. */
  readonly webClient: UserPoolClient;
  /** The API that the console's address leads to. @default one is made */
  readonly api?: HttpApi;
}

/** The HTTP API and one function a capability. */
export class ApiStack extends Stack {
  readonly api: FlowApi;
  readonly functions: Readonly<Record<ApiFunctionName, IFunction>>;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { config, overrides, state, workflows, maker, webClient, api } = props;
    const environments = apiEnvironments(sharedEnvironment(config, state, overrides), {
      schedules: scheduleEnvironment(workflows.schedules, overrides),
      topic: { FLOWI_TOPIC: workflows.topic.topic.topicArn },
      machines: workflows.machines.environment,
      profileFunction: workflows.workers.profileDataset.lambda.functionName,
      jobQueueUrl: workflows.jobs.queueUrl,
    });
    const make = (name: ApiFunctionName): IFunction =>
      maker.make(this, name, { environment: { ...environments[name] }, access: workflows.access }).lambda;
    this.functions = {
      projects: make('projects'),
      catalogue: make('catalogue'),
      datasets: make('datasets'),
      flows: make('flows'),
      runs: make('runs'),
      models: make('models'),
      deployments: make('deployments'),
      invocations: make('invocations'),
      monitoring: make('monitoring'),
    };
    this.api = new FlowApi(this, 'Http', {
      functions: this.functions,
      users: state.users,
      clients: [webClient, state.users.cli],
      ...(api ? { api } : {}),
      throttle: config.throttle,
      ...(config.observed ? { accessLogDays: config.logRetentionDays } : {}),
    });
    const made = api ?? this.api.api;
    new CfnOutput(made.stack, 'ApiId', { value: made.apiId });
    new CfnOutput(made.stack, 'ApiUrl', { value: made.apiEndpoint });
  }
}
