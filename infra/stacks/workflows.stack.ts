import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { runtimePrefix } from '../config/naming.ts';
import type { Overrides, StageConfig } from '../config/stage.ts';
import type { Access } from '../constructs/access/access.ts';
import { dashboardAccess } from '../constructs/access/dashboards.ts';
import { Endpoints } from '../constructs/access/endpoints.ts';
import type { FunctionMaker } from '../constructs/functions/function-maker.ts';
import { StepFunctions } from '../constructs/functions/step-functions.ts';
import { AwsJobs } from '../constructs/jobs/aws-jobs.ts';
import { JobRoles } from '../constructs/jobs/job-roles.ts';
import type { Jobs } from '../constructs/jobs/jobs.ts';
import { LaptopJobs } from '../constructs/jobs/laptop-jobs.ts';
import { Machines } from '../constructs/machines/machines.ts';
import { NotificationTopic } from '../constructs/notifications/notification-topic.ts';
import { Schedules } from '../constructs/schedules/schedules.ts';
import { Workers } from '../constructs/workers/workers.ts';
import { scheduleEnvironment, sharedEnvironment, stepEnvironments, workerEnvironments } from './environments.ts';
import type { StateStack } from './state.stack.ts';

export interface WorkflowsStackProps extends StackProps {
  readonly config: StageConfig;
  readonly overrides: Overrides;
  readonly state: StateStack;
  readonly maker: FunctionMaker;
}

/** Jobs, state machines, schedules, notifications and the functions behind them. */
export class WorkflowsStack extends Stack {
  readonly machines: Machines;
  readonly schedules: Schedules;
  readonly topic: NotificationTopic;
  readonly workers: Workers;
  private readonly endpointRole: IRole;
  readonly jobs: Jobs;
  /** Everything that functions of later stacks may ask for. */
  readonly access: Access;

  constructor(scope: Construct, id: string, { config, overrides, state, maker, ...props }: WorkflowsStackProps) {
    super(scope, id, props);
    const namePrefix = runtimePrefix(config.name);
    const { data, models } = state;
    const roles = new JobRoles(this, 'JobRoles', {
      data,
      models,
      ...(config.tracking ? { tracking: config.tracking } : {}),
    });
    const { logRetentionDays } = config;
    this.jobs =
      config.jobs === 'queue'
        ? new LaptopJobs(this, 'Jobs', { roles })
        : new AwsJobs(this, 'Jobs', { roles, namePrefix, logRetentionDays });
    const endpoints = new Endpoints(this, 'Endpoints', { namePrefix, models });
    this.jobs.prepareEndpointRole(endpoints.role);
    this.endpointRole = endpoints.role;
    this.schedules = new Schedules(this, 'Schedules', {
      groupName: `flowi-${config.name}`,
      trust: config.schedulesTrust,
    });
    this.topic = new NotificationTopic(this, 'Notifications', { encrypted: config.observed });
    // Train, which they may answer, is made of them: they are given it afterwards.
    const mayFailTasks: IRole[] = [];
    const before: Access = {
      ...state.access,
      'approvals:fail': ({ role }) => void mayFailTasks.push(role),
      ...this.jobs.access,
      ...endpoints.access,
      ...dashboardAccess(this, { wanted: config.deploymentDashboards, namePrefix }),
      ...this.schedules.access,
      ...this.topic.access,
    };
    const shared = sharedEnvironment(config, state, overrides);
    const schedules = scheduleEnvironment(this.schedules, overrides);
    const topic = { FLOWI_TOPIC: this.topic.topic.topicArn };
    const endpoint = {
      FLOWI_ENDPOINT_ROLE: endpoints.role.roleArn,
      FLOWI_MODEL_SERVER_IMAGE: this.jobs.modelServerImage,
    };
    const steps = new StepFunctions(this, 'Steps', {
      maker,
      access: before,
      environments: stepEnvironments(shared, { schedules, topic, endpoint }),
    });
    this.machines = new Machines(this, 'Machines', {
      settings: { observed: config.observed, logRetentionDays },
      functions: steps.byName,
      trainer: this.jobs.trainer,
      modelServer: this.jobs.modelServer,
      longestJob: Duration.hours(config.longestJobHours),
      approval: Duration.days(config.approvalDays),
      pollSeconds: config.endpointPollSeconds,
      mayFailTasks,
    });
    const access: Access = { ...before, ...this.machines.access };
    this.workers = new Workers(this, 'Workers', {
      maker,
      access,
      schedules: this.schedules,
      checkTrafficEvery: Duration.minutes(config.trafficCheckMinutes),
      reconcileEvery: Duration.minutes(config.reconcileMinutes),
      environments: workerEnvironments(shared, this.machines.environment, { topic, jobQueueUrl: this.jobs.queueUrl }),
    });
    this.access = { ...access, ...this.workers.access };
    this.addOutputs();
  }

  private addOutputs(): void {
    const { trainer, modelServer, queueUrl } = this.jobs;
    const outputs: Record<string, string | undefined> = {
      TrainMachine: this.machines.environment.FLOWI_TRAIN_MACHINE,
      DeployApiMachine: this.machines.environment.FLOWI_DEPLOY_API_MACHINE,
      DeployBatchMachine: this.machines.environment.FLOWI_DEPLOY_BATCH_MACHINE,
      BatchMachine: this.machines.environment.FLOWI_BATCH_MACHINE,
      DeleteApiMachine: this.machines.environment.FLOWI_DELETE_API_MACHINE,
      TopicArn: this.topic.topic.topicArn,
      ScheduleGroup: this.schedules.groupName,
      ReconcileFunction: this.workers.reconcile.lambda.functionName,
      TrainerRole: trainer.role.roleArn,
      ModelServerRole: modelServer.role.roleArn,
      EndpointRole: this.endpointRole.roleArn,
      JobQueueUrl: queueUrl,
    };
    for (const [name, value] of Object.entries(outputs)) {
      if (value !== undefined) new CfnOutput(this, name, { value });
    }
  }
}
