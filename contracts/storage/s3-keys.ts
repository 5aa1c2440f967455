/** Keys of everything kept in buckets. Each builder names the prefix that grants are written for. */

export const dataKeys = {
  /** Objects of a dataset version (data bucket). */
  datasetVersion: (projectId: string, name: string, version: number) =>
    `projects/${projectId}/datasets/${name}/v${version}/`,
  /** Predictions of a batch job without a destination of its own (data bucket). */
  predictions: (projectId: string, flowId: string, batchJobId: string) =>
    `projects/${projectId}/predictions/${flowId}/${batchJobId}/`,
} as const;

export const modelKeys = {
  /** Everything a run leaves: job/, package/, result.json, progress.json, previews.json, log.txt (models bucket). */
  run: (projectId: string, runId: string) => `projects/${projectId}/runs/${runId}/`,
  /** What one attempt of a run leaves; a retry never writes over an earlier attempt. */
  attempt: (projectId: string, runId: string, attempt: number) =>
    `projects/${projectId}/runs/${runId}/attempt-${attempt}/`,
  batchJob: (projectId: string, batchJobId: string, attempt: number) =>
    `projects/${projectId}/batch-jobs/${batchJobId}/attempt-${attempt}/`,
  /** Window counts that an endpoint flushes (models bucket). */
  windows: (projectId: string, deploymentId: string) => `projects/${projectId}/windows/${deploymentId}/`,
} as const;

/** Files below an attempt. */
export const ATTEMPT_FILES = {
  job: 'job/job.json',
  result: 'result.json',
  /** The reply of a job that failed. */
  failure: 'failure.json',
  progress: 'progress.json',
  /** What left each node of one trial. */
  previews: 'previews.json',
  log: 'log.txt',
  package: 'package/',
  counts: 'counts.json',
  /** Says that the attempt was stopped: a job that cannot be ended publishes nothing once it is there. */
  stopped: 'stopped.json',
} as const;

/** Files that a batch writes besides its parts. */
export const BATCH_FILES = {
  /** In the folder of a job, when all parts are there. */
  manifest: 'manifest.json',
  /** Beside the folders of jobs: names the one that was written last. */
  latest: 'latest.json',
} as const;

export function s3Uri(bucket: string, key: string): string {
  return `s3://${bucket}/${key}`;
}

/** @throws TypeError when the text is no s3:// address */
export function parseS3Uri(uri: string): { bucket: string; key: string } {
  const match = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/(.*)$/.exec(uri);
  if (!match?.[1] || match[2] === undefined) throw new TypeError(`Not an s3:// address: ${uri}`);
  return { bucket: match[1], key: match[2] };
}
