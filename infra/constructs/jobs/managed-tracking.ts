import { Stack } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { ManagedTracking } from '../../config/stage.ts';
import { allow } from '../access/allow.ts';

const SERVER = /^arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\d{12}:mlflow-(?:tracking-server|app)\/[A-Za-z0-9-]+$/;
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** What the trainer's tracker calls. */
const CALLS = [
  'CreateExperiment',
  'GetExperimentByName',
  'RestoreExperiment',
  'CreateRun',
  'GetRun',
  'UpdateRun',
  'LogBatch',
  'SetTag',
];

/**
 * Lets a role track runs on an MLflow server that SageMaker runs. The trainer's image has the plugin that signs its calls.
 *
 * @throws RangeError when the stage names no such server or bucket
 */
export function allowTracking(role: IRole, { serverArn, artifactBucket }: ManagedTracking): void {
  if (!SERVER.test(serverArn))
    throw new RangeError(
      `tracking.serverArn is "${serverArn}"; give arn:aws:sagemaker:<region>:<account>:mlflow-tracking-server/<name>, or leave tracking out`,
    );
  if (!BUCKET.test(artifactBucket))
    throw new RangeError(
      `tracking.artifactBucket is "${artifactBucket}"; give the name of the server's artifact bucket`,
    );
  allow(role, { actions: CALLS.map((call) => `sagemaker-mlflow:${call}`), resources: [serverArn] });
  const bucket = Stack.of(role).formatArn({ service: 's3', region: '', account: '', resource: artifactBucket });
  allow(role, {
    actions: ['s3:PutObject'],
    resources: [`${bucket}/*`],
    wildcard: 'The server chooses where in its artifact store a run writes',
  });
}
