import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
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
}

/** The HTTP API and one function a capability. */
export class ApiStack extends Stack {
  readonly api: FlowApi;
  readonly functions: Readonly<Record<ApiFunctionName, IFunction>>;

  constructor(scope: Construct, id: string, { config, overrides, state, workflows, maker, ...props }: ApiStackProps) {
    super(scope, id, props);
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
      throttle: config.throttle,
      ...(config.observed ? { accessLogDays: config.logRetentionDays } : {}),
    });
    new CfnOutput(this, 'ApiId', { value: this.api.api.apiId });
    new CfnOutput(this, 'ApiUrl', { value: this.api.api.apiEndpoint });
  }
}
