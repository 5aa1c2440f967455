import type { Overrides, StageConfig } from '../config/stage.ts';
import type { EnvironmentsOf } from '../constructs/functions/environments.ts';
import type { StepName } from '../constructs/functions/step-functions.ts';
import type { Machines } from '../constructs/machines/machines.ts';
import type { Schedules } from '../constructs/schedules/schedules.ts';
import type { WorkersProps } from '../constructs/workers/workers.ts';
import type { StateStack } from './state.stack.ts';

type Shared = ReturnType<typeof sharedEnvironment>;
type MachineArns = Machines['environment'];

/** Variables that functions of all stacks share, in the groups they are needed in. */
export function sharedEnvironment(config: StageConfig, state: StateStack, overrides: Overrides) {
  const stage = { FLOWI_STAGE: config.name };
  return {
    stage,
    table: { ...stage, FLOWI_TABLE: state.registry.table.tableName },
    users: { FLOWI_USER_POOL: state.users.pool.userPoolId },
    data: { FLOWI_DATA_BUCKET: state.data.bucket.bucketName },
    models: { FLOWI_MODELS_BUCKET: state.models.bucket.bucketName },
    sagemaker: { FLOWI_SAGEMAKER_URL: overrides.sagemakerUrl },
    tracking: { FLOWI_TRACKING_URI: overrides.trackingUri ?? config.tracking?.serverArn },
    jobs: { FLOWI_JOBS: config.jobs },
    trafficCheckMinutes: config.trafficCheckMinutes,
    dashboards: { FLOWI_DASHBOARDS: String(config.deploymentDashboards) },
  };
}

export function scheduleEnvironment(schedules: Schedules, overrides: Overrides) {
  return {
    FLOWI_SCHEDULE_GROUP: schedules.groupName,
    FLOWI_SCHEDULE_ROLE: schedules.role.roleArn,
    FLOWI_STARTS_QUEUE: schedules.starts.queue.queueArn,
    FLOWI_SCHEDULER_URL: overrides.schedulerUrl,
  };
}

interface WorkflowEnvironment {
  readonly schedules: ReturnType<typeof scheduleEnvironment>;
  readonly topic: { readonly FLOWI_TOPIC: string };
  readonly endpoint: { readonly FLOWI_ENDPOINT_ROLE: string; readonly FLOWI_MODEL_SERVER_IMAGE: string };
}

export function stepEnvironments(
  { table, data, models, sagemaker, tracking, jobs, dashboards }: Shared,
  { schedules, topic, endpoint }: WorkflowEnvironment,
): EnvironmentsOf<StepName> {
  return {
    'plan-run': { ...table, ...data, ...models, ...tracking, ...jobs },
    'compare-run': { ...table, ...models },
    'request-approval': { ...table, ...topic },
    'promote-model': table,
    'finish-run': { ...table, ...topic },
    'deploy-endpoint': { ...table, ...models, ...endpoint, ...sagemaker },
    'check-endpoint': { ...table, ...sagemaker },
    'finish-deployment': { ...table, ...models, ...sagemaker, ...dashboards },
    'deploy-batch-plan': { ...table, ...schedules },
    'delete-endpoint': { ...table, ...schedules, ...sagemaker },
    'finish-deletion': { ...table, ...sagemaker, ...dashboards },
    'plan-batch': { ...table, ...data, ...models },
    'check-drift': { ...table, ...models },
    'finish-batch': { ...table, ...models },
    'record-failure': { ...table, ...models },
    notify: { ...table, ...topic },
  };
}

export function workerEnvironments(
  { table, data, models, sagemaker, trafficCheckMinutes }: Shared,
  machines: MachineArns,
  { topic, jobQueueUrl }: Pick<WorkflowEnvironment, 'topic'> & { readonly jobQueueUrl: string | undefined },
): WorkersProps['environments'] {
  return {
    'profile-dataset': { ...table, ...data },
    'start-scheduled': {
      ...table,
      ...data,
      ...models,
      ...topic,
      FLOWI_TRAIN_MACHINE: machines.FLOWI_TRAIN_MACHINE,
      FLOWI_BATCH_MACHINE: machines.FLOWI_BATCH_MACHINE,
    },
    'check-traffic': { ...table, ...models, ...topic, FLOWI_TRAFFIC_CHECK_MINUTES: String(trafficCheckMinutes) },
    reconcile: { ...table, ...models, ...machines, ...topic, ...sagemaker, FLOWI_JOB_QUEUE: jobQueueUrl },
  };
}

/** Capabilities of the API; each is one function. */
export type ApiFunctionName =
  | 'projects'
  | 'catalogue'
  | 'datasets'
  | 'flows'
  | 'runs'
  | 'models'
  | 'deployments'
  | 'invocations'
  | 'monitoring';

export interface ApiEnvironment {
  readonly schedules: ReturnType<typeof scheduleEnvironment>;
  readonly topic: { readonly FLOWI_TOPIC: string };
  readonly machines: MachineArns;
  readonly profileFunction: string;
  readonly jobQueueUrl: string | undefined;
}

export function apiEnvironments(
  { stage, table, users, data, models, sagemaker }: Shared,
  { schedules, topic, machines, profileFunction, jobQueueUrl }: ApiEnvironment,
): EnvironmentsOf<ApiFunctionName> {
  return {
    projects: { ...table, ...users },
    catalogue: stage,
    datasets: { ...table, ...data, FLOWI_PROFILE_FUNCTION: profileFunction },
    flows: { ...table, ...schedules },
    runs: {
      ...table,
      ...models,
      ...sagemaker,
      ...schedules,
      FLOWI_TRAIN_MACHINE: machines.FLOWI_TRAIN_MACHINE,
      FLOWI_JOB_QUEUE: jobQueueUrl,
    },
    models: {
      ...table,
      ...models,
      FLOWI_DEPLOY_API_MACHINE: machines.FLOWI_DEPLOY_API_MACHINE,
      FLOWI_DEPLOY_BATCH_MACHINE: machines.FLOWI_DEPLOY_BATCH_MACHINE,
    },
    deployments: {
      ...table,
      ...data,
      ...models,
      ...sagemaker,
      FLOWI_JOB_QUEUE: jobQueueUrl,
      FLOWI_DEPLOY_API_MACHINE: machines.FLOWI_DEPLOY_API_MACHINE,
      FLOWI_DEPLOY_BATCH_MACHINE: machines.FLOWI_DEPLOY_BATCH_MACHINE,
      FLOWI_BATCH_MACHINE: machines.FLOWI_BATCH_MACHINE,
      FLOWI_DELETE_API_MACHINE: machines.FLOWI_DELETE_API_MACHINE,
    },
    invocations: { ...table, ...sagemaker },
    monitoring: { ...table, ...models, ...topic },
  };
}
