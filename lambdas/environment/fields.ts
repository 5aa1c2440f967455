import * as z from 'zod';

const name = z.string().min(1);
const arn = z.string().regex(/^arn:/, 'an ARN');

/** Every variable that a function may be given, with what it holds. Each env.ts picks those that its function reads. */
export const fields = {
  FLOWI_STAGE: name.describe('Stage, part of the names of endpoints and schedules'),
  FLOWI_TABLE: name.describe('The DynamoDB table'),
  FLOWI_DATA_BUCKET: name.describe('Bucket of datasets and predictions'),
  FLOWI_MODELS_BUCKET: name.describe('Bucket of runs, packages, batch jobs and window counts'),
  FLOWI_TRAIN_MACHINE: arn,
  FLOWI_DEPLOY_API_MACHINE: arn,
  FLOWI_DEPLOY_BATCH_MACHINE: arn,
  FLOWI_BATCH_MACHINE: arn,
  FLOWI_DELETE_API_MACHINE: arn,
  FLOWI_TOPIC: arn.describe('SNS topic of notifications'),
  FLOWI_SCHEDULE_GROUP: name,
  FLOWI_SCHEDULE_ROLE: arn.describe('Role with which the scheduler sends to the queue'),
  FLOWI_STARTS_QUEUE: arn.describe('ARN of the queue that schedules send to'),
  FLOWI_ENDPOINT_ROLE: arn.describe('Execution role of endpoints'),
  FLOWI_MODEL_SERVER_IMAGE: name.describe('Image of the model server'),
  FLOWI_USER_POOL: name.describe('Id of the pool of everybody who may sign in'),
  FLOWI_PROFILE_FUNCTION: name.describe('Name or ARN of profile-dataset'),
  FLOWI_DASHBOARDS: z.stringbool().default(false).describe('A dashboard for each deployment'),
  FLOWI_TRAFFIC_CHECK_MINUTES: z.coerce
    .number<string>()
    .int()
    .min(1)
    .describe('Minutes after which the traffic of an endpoint is judged again'),
  FLOWI_JOBS: z.enum(['queue', 'aws']).describe('Who runs managed jobs: the job runner of the laptop, or AWS'),
  FLOWI_TRACKING_URI: z.string().min(1).optional().describe('MLflow; left out where there is no tracker'),
  FLOWI_JOB_QUEUE: z.url().optional().describe('Address of the queue of the laptop job runner'),
  FLOWI_SAGEMAKER_URL: z.url().optional().describe('Where SageMaker is answered from; AWS by default'),
  FLOWI_SCHEDULER_URL: z.url().optional().describe('Where EventBridge Scheduler is answered from; AWS by default'),
} as const;
