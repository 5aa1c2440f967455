/**
 * Every function that is deployed: where its code is and what it may do. Infrastructure loops over this list, so a function without
 * an entry does not exist and a permission that is not named here is not given. `functions.test.ts` compares it with the folders.
 */

export const MACHINES = ['Train', 'DeployApi', 'DeployBatch', 'Batch', 'DeleteApi'] as const;
export type MachineName = (typeof MACHINES)[number];

/**
 * What a function may do, in the words of its ports.
 * - `table:*`: the DynamoDB table and its indexes (`readwrite` includes conditional writes, transactions and deletes).
 * - `data:*`, `models:*`: objects of the bucket; `read` includes listing, `write` includes multipart uploads and aborts.
 * - `start:<machine>`: StartExecution; `executions:describe|stop`: any execution of Flowi's machines; `approvals:send`: SendTaskSuccess on Train;
 *   `approvals:fail`: SendTaskFailure on Train, for the function that Train itself calls.
 * - `schedules:manage`: create, update, get, delete in Flowi's schedule group, and pass the schedule role to the scheduler.
 * - `endpoints:manage`: models, endpoint configurations and endpoints named flowi-<stage>-*, and pass the endpoint role to SageMaker.
 * - `endpoints:describe`, `endpoints:invoke`: the same names.
 * - `endpoints:list`: names of all models and endpoint configurations of the account, which SageMaker grants as a whole.
 * - `dashboards:manage`: make and delete dashboards named flowi-<stage>-*; nothing where the stage has none for deployments.
 * - `jobs:stop`: list, describe and stop training and processing jobs named flowi-<stage>-*.
 * - `job-queue:send`: the queue of the laptop's job runner; nothing on AWS.
 * - `topic:publish`, `profile:invoke` (async), `starts:consume` (queue scheduled-starts).
 * - `people:find`: look one user of the pool up.
 */
export const GRANTS = [
  'table:read',
  'table:readwrite',
  'data:read',
  'data:write',
  'data:delete',
  'models:read',
  'models:write',
  'start:Train',
  'start:DeployApi',
  'start:DeployBatch',
  'start:Batch',
  'start:DeleteApi',
  'executions:describe',
  'executions:stop',
  'approvals:send',
  'approvals:fail',
  'schedules:manage',
  'endpoints:manage',
  'endpoints:describe',
  'endpoints:list',
  'endpoints:invoke',
  'dashboards:manage',
  'jobs:stop',
  'job-queue:send',
  'topic:publish',
  'profile:invoke',
  'starts:consume',
  'people:find',
] as const;
export type Grant = (typeof GRANTS)[number];

export interface FunctionDefinition {
  /** Name of the folder below handlers/. */
  readonly name: string;
  /** Path of the file that exports `handler`, from this folder. */
  readonly entry: string;
  /** `api`: answers the routes of the capability of the same name. `step`: a state machine calls it. `worker`: a queue, a schedule or another function calls it. */
  readonly kind: 'api' | 'step' | 'worker';
  readonly grants: readonly Grant[];
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** Size of /tmp. @default 512 */
  readonly storageMb?: number;
  /** Packages with native code: left out of the bundle and installed beside it for the function's platform. @default none */
  readonly native?: readonly string[];
}

const API = { kind: 'api', timeoutSeconds: 29, memoryMb: 512 } as const;
const STEP = { kind: 'step', timeoutSeconds: 60, memoryMb: 512 } as const;

function define<const Name extends string, Rest extends Omit<FunctionDefinition, 'name' | 'entry'>>(
  name: Name,
  rest: Rest,
) {
  return { name, entry: `handlers/${name}/handler.ts`, ...rest } as const;
}

export const FUNCTIONS = [
  define('projects', { ...API, grants: ['table:readwrite', 'people:find'] }),
  define('catalogue', { ...API, grants: [] }),
  define('datasets', {
    ...API,
    grants: ['table:readwrite', 'data:read', 'data:write', 'data:delete', 'profile:invoke'],
  }),
  define('flows', { ...API, grants: ['table:readwrite', 'schedules:manage'] }),
  define('runs', {
    ...API,
    grants: [
      'table:readwrite',
      'models:read',
      'start:Train',
      'executions:stop',
      'approvals:send',
      'jobs:stop',
      'job-queue:send',
      'schedules:manage',
    ],
  }),
  define('models', { ...API, grants: ['table:readwrite', 'models:read', 'start:DeployApi', 'start:DeployBatch'] }),
  define('deployments', {
    ...API,
    grants: [
      'table:readwrite',
      'data:read',
      'models:write',
      'start:DeployApi',
      'start:DeployBatch',
      'start:Batch',
      'start:DeleteApi',
      'executions:stop',
      'jobs:stop',
      'job-queue:send',
    ],
  }),
  define('invocations', { ...API, grants: ['table:read', 'endpoints:invoke'] }),
  define('monitoring', { ...API, memoryMb: 1024, grants: ['table:readwrite', 'models:read', 'topic:publish'] }),

  define('plan-run', { ...STEP, grants: ['table:readwrite', 'models:write'] }),
  define('compare-run', { ...STEP, grants: ['table:readwrite', 'models:read'] }),
  define('request-approval', { ...STEP, grants: ['table:readwrite', 'topic:publish', 'approvals:fail'] }),
  define('promote-model', { ...STEP, grants: ['table:readwrite'] }),
  define('finish-run', { ...STEP, grants: ['table:readwrite', 'topic:publish'] }),
  define('deploy-endpoint', { ...STEP, grants: ['table:readwrite', 'endpoints:manage'] }),
  define('check-endpoint', { ...STEP, grants: ['table:read', 'endpoints:describe'] }),
  define('finish-deployment', {
    ...STEP,
    timeoutSeconds: 120,
    grants: ['table:readwrite', 'models:read', 'endpoints:invoke', 'dashboards:manage'],
  }),
  define('deploy-batch-plan', { ...STEP, grants: ['table:readwrite', 'schedules:manage'] }),
  define('delete-endpoint', {
    ...STEP,
    grants: ['table:readwrite', 'schedules:manage', 'endpoints:manage', 'endpoints:list'],
  }),
  define('finish-deletion', { ...STEP, grants: ['table:readwrite', 'dashboards:manage'] }),
  define('plan-batch', { ...STEP, grants: ['table:readwrite', 'data:read', 'models:write'] }),
  define('check-drift', { ...STEP, memoryMb: 1024, grants: ['table:readwrite', 'models:read', 'models:write'] }),
  define('finish-batch', { ...STEP, grants: ['table:readwrite', 'models:read'] }),
  define('record-failure', { ...STEP, grants: ['table:readwrite', 'models:read'] }),
  define('notify', { ...STEP, grants: ['table:readwrite', 'topic:publish'] }),

  define('start-scheduled', {
    ...STEP,
    kind: 'worker',
    grants: ['table:readwrite', 'data:read', 'start:Train', 'start:Batch', 'starts:consume', 'topic:publish'],
  }),
  define('profile-dataset', {
    kind: 'worker',
    timeoutSeconds: 900,
    memoryMb: 3008,
    storageMb: 10_240,
    native: ['@duckdb/node-api'],
    grants: ['table:readwrite', 'data:read'],
  }),
  define('check-traffic', {
    kind: 'worker',
    timeoutSeconds: 300,
    memoryMb: 1024,
    grants: ['table:readwrite', 'models:read', 'topic:publish'],
  }),
  define('reconcile', {
    kind: 'worker',
    timeoutSeconds: 300,
    memoryMb: 512,
    grants: [
      'table:readwrite',
      'models:read',
      'executions:describe',
      'start:Train',
      'start:DeployApi',
      'start:DeployBatch',
      'start:Batch',
      'start:DeleteApi',
      'jobs:stop',
      'job-queue:send',
      'profile:invoke',
      'topic:publish',
    ],
  }),
] as const satisfies readonly FunctionDefinition[];

export type FunctionName = (typeof FUNCTIONS)[number]['name'];
