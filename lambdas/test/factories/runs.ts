import type { FlowRecord, ModelVersion } from '@flowi/contracts/entities';
import type { RunRecord } from '../../ports/records.ts';
import { irisFlow } from './flows.ts';

export const CREATED = '2026-03-01T10:00:00.000Z';

export function makeFlowRecord(change: Partial<FlowRecord> = {}): FlowRecord {
  return {
    projectId: 'demo',
    flowId: 'iris',
    name: 'Iris',
    draft: irisFlow(),
    revision: 1,
    latestVersion: 1,
    salt: 'salt',
    split: null,
    live: null,
    latestModelVersion: 0,
    ledgerLength: 0,
    scheduleEnabled: false,
    owner: 'ana',
    createdAt: CREATED,
    updatedAt: CREATED,
    ...change,
  };
}

export function makeRun(change: Partial<RunRecord> = {}): RunRecord {
  return {
    projectId: 'demo',
    runId: 'run-1',
    flowId: 'iris',
    flowVersion: 1,
    state: 'queued',
    attempt: 1,
    trigger: { kind: 'manual', by: 'ana', scheduledFor: null },
    trialsPlanned: 10,
    compute: null,
    executionArn: null,
    outputUri: 's3://flowi-models/projects/demo/runs/run-1/attempt-1/',
    selectedBy: null,
    chosenTrial: null,
    fits: null,
    testMetrics: null,
    decision: null,
    modelVersion: null,
    trackerUrl: null,
    warnings: [],
    failure: null,
    createdAt: CREATED,
    startedAt: null,
    finishedAt: null,
    datasets: [],
    requestedCompute: null,
    approvalToken: null,
    approval: null,
    ...change,
  };
}

export function makeModel(change: Partial<ModelVersion> = {}): ModelVersion {
  return {
    projectId: 'demo',
    flowId: 'iris',
    version: 1,
    flowVersion: 1,
    runId: 'run-1',
    trial: 3,
    packageUri: 's3://flowi-models/projects/demo/runs/run-1/attempt-1/package/',
    packageDigest: `sha256:${'b'.repeat(64)}`,
    metrics: { accuracy: 0.96 },
    createdAt: CREATED,
    ...change,
  };
}
