import type { BatchRef, DeployRequest, PlannedJob, RunRef } from '@flowi/contracts/events';
import {
  approvalRequestSchema,
  batchRefSchema,
  batchStepRequestSchema,
  compareReplySchema,
  compareRequestSchema,
  deployRequestSchema,
  driftCheckReplySchema,
  endpointStatusSchema,
  notifyRequestSchema,
  plannedJobSchema,
  promoteReplySchema,
  promoteRequestSchema,
  recordFailureSchema,
  runRefSchema,
} from '@flowi/contracts/events';
import type { z } from 'zod';
import type { Call, Reply } from './interpreter.ts';

export const RUN: RunRef = { projectId: 'plants', runId: 'run-1', attempt: 2 };
export const BATCH: BatchRef = { projectId: 'plants', batchJobId: 'batch-1', attempt: 1 };
export const REQUEST: DeployRequest = {
  projectId: 'plants',
  flowId: 'iris',
  deploymentId: 'iris-online',
  modelVersion: 3,
  by: 'ana',
  reason: 'better',
  requestId: 'run-1-online',
  requestedAt: '2026-03-01T10:00:00.000Z',
};

export function plannedJob(overrides: Partial<PlannedJob> = {}): PlannedJob {
  return plannedJobSchema.parse({
    ok: true,
    jobId: 'flowi-prod-run-1-2',
    compute: 'lambda',
    instanceType: 'ml.m5.xlarge',
    instanceCount: 1,
    volumeGb: 30,
    timeoutSeconds: 3600,
    channels: { job: 's3://models/projects/plants/runs/run-1/attempt-2/job/' },
    channelList: [{ name: 'job', uri: 's3://models/projects/plants/runs/run-1/attempt-2/job/' }],
    outputUri: 's3://models/projects/plants/runs/run-1/attempt-2/',
    ...overrides,
  });
}

/** Events that each function must be sent, by a part of its ARN. */
const EVENTS: Readonly<Record<string, z.ZodType>> = {
  PlanRun: runRefSchema,
  CompareRun: compareRequestSchema,
  RequestApproval: approvalRequestSchema,
  PromoteModel: promoteRequestSchema,
  FinishRun: runRefSchema,
  DeployEndpoint: deployRequestSchema,
  CheckEndpoint: deployRequestSchema,
  FinishDeployment: deployRequestSchema,
  DeployBatchPlan: deployRequestSchema,
  DeleteEndpoint: deployRequestSchema,
  FinishDeletion: deployRequestSchema,
  PlanBatch: batchRefSchema,
  CheckDrift: batchStepRequestSchema,
  FinishBatch: batchRefSchema,
  RecordFailure: recordFailureSchema,
  Notify: notifyRequestSchema,
};

/** Answers of the steps when all goes well, by name of the state. */
export const HAPPY: Readonly<Record<string, unknown>> = {
  Plan: plannedJob(),
  PlanBatch: plannedJob(),
  Compare: compareReplySchema.parse({ ok: true, decision: 'promote', outcome: 'promoted', reason: 'better' }),
  Promote: promoteReplySchema.parse({
    ok: true,
    flowId: 'iris',
    modelVersion: 3,
    deployOnline: true,
    deployBatch: true,
    online: REQUEST,
    batch: { ...REQUEST, deploymentId: 'iris-batch', requestId: 'run-1-batch' },
  }),
  Approve: { ok: true, approved: true },
  StartDeployment: endpointStatusSchema.parse({ ok: true, status: 'pending' }),
  DeleteEndpoint: endpointStatusSchema.parse({ ok: true, status: 'pending' }),
  CheckDrift: driftCheckReplySchema.parse({
    ok: true,
    refused: false,
    verdict: 'no_drift',
    words: '',
    score: plannedJob({ jobId: 'flowi-prod-batch-1-1-score' }),
  }),
  RecordFailure: { ok: true, failure: { code: 'job_failed', step: 'Train', cause: 'no rows', logTail: [], fix: null } },
};

export const JOB_DONE = { ok: true, resultUri: 's3://models/projects/plants/runs/run-1/attempt-2/result.json' };

/** Which state answers what; states that are not named answer `{ok: true}`. Every event is checked against its contract. */
export function replies(own: Readonly<Record<string, unknown>>): (call: Call) => Reply {
  return (call) => {
    checkEvent(call);
    const given = own[call.state] ?? failedJob(call) ?? HAPPY[call.state] ?? { ok: true };
    const answer = typeof given === 'function' ? given(call) : given;
    if (isReply(answer)) return answer;
    if (call.resource.endsWith('lambda:invoke')) return { result: { StatusCode: 200, Payload: answer } };
    return { result: answer };
  };
}

/** Steps that are given the reply of a job answer with its failure when it failed. */
function failedJob({ arguments: sent }: Call): object | undefined {
  const { job } = fieldsOf(fieldsOf(sent)['Payload']);
  return typeof job === 'object' && job !== null && 'ok' in job && job.ok === false ? job : undefined;
}

function isReply(answer: object): answer is Reply {
  return 'error' in answer || 'result' in answer;
}

function checkEvent({ arguments: sent }: Call): void {
  const { FunctionName, Payload } = fieldsOf(sent);
  const name = /<Steps(\w+)Function/.exec(String(FunctionName))?.[1];
  if (name === undefined) return;
  const schema = EVENTS[name];
  if (!schema) throw new Error(`No contract is known for the events of ${name}`);
  schema.parse(Payload);
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value ?? {}));
}
