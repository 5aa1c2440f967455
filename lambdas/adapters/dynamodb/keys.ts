/** Keys of everything in the table. A project's documents share its partition, so that a policy can be written for it. */

export interface DocumentKey {
  readonly partition: string;
  readonly sort: string;
}

/** Width of numbers inside keys, so that they sort as numbers. */
const DIGITS = 8;
const padded = (value: number) => String(value).padStart(DIGITS, '0');
const project = (projectId: string) => `PROJECT#${projectId}`;

export const keys = {
  project: (projectId: string) => ({ partition: project(projectId), sort: 'PROJECT' }),
  member: (projectId: string, userId: string) => ({ partition: project(projectId), sort: `MEMBER#${userId}` }),
  dataset: (projectId: string, name: string) => ({ partition: project(projectId), sort: `DATASET#${name}` }),
  datasetVersion: (projectId: string, name: string, version: number) => ({
    partition: project(projectId),
    sort: `DATASET_VERSION#${name}#${padded(version)}`,
  }),
  flow: (projectId: string, flowId: string) => ({ partition: project(projectId), sort: `FLOW#${flowId}` }),
  flowVersion: (projectId: string, flowId: string, version: number) => ({
    partition: project(projectId),
    sort: `FLOW_VERSION#${flowId}#${padded(version)}`,
  }),
  run: (projectId: string, runId: string) => ({ partition: project(projectId), sort: `RUN#${runId}` }),
  trial: (projectId: string, runId: string, number: number) => ({
    partition: `${project(projectId)}#RUN#${runId}`,
    sort: `TRIAL#${padded(number)}`,
  }),
  model: (projectId: string, flowId: string, version: number) => ({
    partition: project(projectId),
    sort: `MODEL#${flowId}#${padded(version)}`,
  }),
  ledger: (projectId: string, flowId: string, sequence: number) => ({
    partition: project(projectId),
    sort: `LEDGER#${flowId}#${padded(sequence)}`,
  }),
  deployment: (projectId: string, deploymentId: string) => ({
    partition: project(projectId),
    sort: `DEPLOYMENT#${deploymentId}`,
  }),
  batchJob: (projectId: string, batchJobId: string) => ({
    partition: project(projectId),
    sort: `BATCH_JOB#${batchJobId}`,
  }),
  driftReport: (projectId: string, id: string) => ({ partition: project(projectId), sort: `DRIFT_REPORT#${id}` }),
  notification: (projectId: string, id: string) => ({ partition: project(projectId), sort: `NOTIFICATION#${id}` }),
  work: (kind: string, projectId: string, id: string) => ({ partition: 'WORK', sort: `${kind}#${projectId}#${id}` }),
  call: (key: string) => ({ partition: `CALL#${key}`, sort: 'CALL' }),
} as const satisfies Record<string, (...parts: never[]) => DocumentKey>;

/** Partitions of the indexes: what is listed by time, and what is found by its user. */
export const indexKeys = {
  ofFlow: (projectId: string, flowId: string, what: string) => `${project(projectId)}#FLOW#${flowId}#${what}`,
  ofProject: (projectId: string, what: string) => `${project(projectId)}#${what}`,
  ofUser: (userId: string) => `USER#${userId}`,
} as const;
