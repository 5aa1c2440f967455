import type {
  FlowRecord,
  FlowSchedule,
  FlowSummary,
  FlowVersion,
  GatePreview,
  Member,
  Profile,
  Project,
  Role,
  Run,
  TrialRecord,
} from '@flowi/contracts/entities';
import type { Progress } from '@flowi/contracts/events';
import { type Flow, flowSchema } from '@flowi/contracts/flow';

const AT = '2026-01-31T06:00:00.000Z';
export const USER_ID = '5f0c5f0e-user';

export function makeProject(change: Partial<Project & { role: Role }> = {}): Project & { role: Role } {
  return { projectId: 'team', name: 'The team', createdAt: AT, createdBy: USER_ID, role: 'admin', ...change };
}

export function makeMember(change: Partial<Member> = {}): Member {
  return { projectId: 'team', userId: USER_ID, email: 'ana@example.org', role: 'admin', addedAt: AT, ...change };
}

export function makeFlow(change: object = {}): Flow {
  return flowSchema.parse({
    schemaVersion: 1,
    name: 'Iris',
    nodes: [
      { id: 'load', component: 'load.table', params: { dataset: 'iris', target: 'species' } },
      { id: 'fill', component: 'preprocessing.fill_na', params: { strategy: { values: ['mean', 'median'] } } },
      { id: 'svc', component: 'models.svc', params: { C: { values: [0.1, 1, 10] } } },
      { id: 'acc', component: 'metrics.accuracy', params: {} },
    ],
    edges: [
      { from: 'load', to: 'fill' },
      { from: 'fill', to: 'svc' },
      { from: 'svc', to: 'acc' },
    ],
    schedule: { cron: '0 6 * * 1', timezone: 'America/Sao_Paulo', enabled: true },
    deploy: { gate: { metric: 'accuracy', threshold: 0.9 }, online: { enabled: true } },
    ...change,
  });
}

export function makeFlowRecord(change: Partial<FlowRecord> = {}): FlowRecord {
  return {
    projectId: 'team',
    flowId: 'iris',
    name: 'Iris',
    draft: makeFlow(),
    revision: 1,
    latestVersion: 2,
    salt: 'salt',
    split: null,
    live: { version: 3, since: AT },
    latestModelVersion: 3,
    ledgerLength: 2,
    scheduleEnabled: true,
    owner: USER_ID,
    createdAt: AT,
    updatedAt: AT,
    ...change,
  };
}

/** The same flow as lists have it. */
export function makeFlowSummary(change: Partial<FlowSummary> = {}): FlowSummary {
  const { draft: _, ...record } = makeFlowRecord();
  return {
    ...record,
    tracker: 'mlflow',
    timing: { cron: '0 6 * * 1', timezone: 'America/Sao_Paulo' },
    scheduleState: 'active',
    nextFire: '2026-02-02T09:00:00.000Z',
    lastRun: { runId: 'run-1', state: 'succeeded', trigger: 'manual', createdAt: AT, finishedAt: AT },
    drift: null,
    ...change,
  };
}

export function makeFlowSchedule(change: Partial<FlowSchedule> = {}): FlowSchedule {
  return {
    state: 'active',
    enabled: true,
    flowVersion: 2,
    timing: { cron: '0 6 * * 1', timezone: 'America/Sao_Paulo' },
    since: AT,
    once: null,
    preview: {
      times: [{ at: '2026-02-02T09:00:00.000Z', local: '2026-02-02T06:00:00', offset: '-03:00' }],
      clockChanges: [],
    },
    fires: [],
    ...change,
  };
}

/** The fourth trial would be deployed, the first fails. */
export function makeGatePreview(change: Partial<GatePreview> = {}): GatePreview {
  return {
    run: { runId: 'run-1', flowVersion: 2, finishedAt: AT, chosenTrial: 4, decision: 'promoted' },
    liveVersion: 3,
    metric: 'accuracy',
    direction: 'maximize',
    chosen: 4,
    trials: [
      {
        number: 4,
        outcome: 'promoted',
        reason: 'accuracy is 0.9667; the gate asks for at least 0.9.',
        value: 0.9667,
        rows: 'held_out',
        margin: 0.0667,
      },
      {
        number: 1,
        outcome: 'refused',
        reason: 'accuracy is 0.887 on the validation rows; the gate asks for at least 0.9.',
        value: 0.887,
        rows: 'validation',
        margin: -0.013,
      },
    ],
    ...change,
  };
}

export function makeFlowVersion(change: Partial<FlowVersion> = {}): FlowVersion {
  const digest = `sha256:${'0'.repeat(64)}`;
  return {
    projectId: 'team',
    flowId: 'iris',
    version: 2,
    document: makeFlow(),
    digest,
    createdAt: AT,
    createdBy: USER_ID,
    ...change,
  };
}

/** A run with what only the page of one run is told. */
type ShownRun = Run & { datasets: { nodeId: string; name: string; version: number }[]; liveVersion: number | null };

export function makeRun(change: Partial<ShownRun> = {}): ShownRun {
  return {
    datasets: [{ nodeId: 'load', name: 'iris', version: 1 }],
    liveVersion: 4,
    projectId: 'team',
    runId: 'run-1',
    flowId: 'iris',
    flowVersion: 2,
    state: 'succeeded',
    attempt: 1,
    trigger: { kind: 'manual', by: USER_ID, scheduledFor: null },
    trialsPlanned: 6,
    compute: { kind: 'laptop', instanceType: null, instanceCount: 1, reason: '150 rows fit anywhere' },
    executionArn: null,
    outputUri: 's3://models/team/run-1/1/',
    selectedBy: 'accuracy',
    chosenTrial: 4,
    fits: { distinct: 9, steps: 18 },
    testMetrics: { accuracy: 0.9667, precision: 0.9633 },
    decision: makeDecision(),
    modelVersion: 4,
    trackerUrl: null,
    warnings: [],
    failure: null,
    createdAt: AT,
    startedAt: AT,
    finishedAt: '2026-01-31T06:00:12.000Z',
    ...change,
  };
}

export function makeDecision(change: Partial<NonNullable<Run['decision']>> = {}): NonNullable<Run['decision']> {
  return {
    outcome: 'promoted',
    reason: 'accuracy 0.9667 reaches 0.9 and beats version 3.',
    metric: 'accuracy',
    value: 0.9667,
    threshold: 0.9,
    comparison: {
      schemaVersion: 1,
      status: 'compared',
      reason: null,
      liveVersion: 3,
      metric: 'accuracy',
      direction: 'maximize',
      candidate: 0.9667,
      live: 0.9333,
      gain: 0.0334,
      interval: [0.0101, 0.0612],
      rows: 30,
    },
    ...change,
  };
}

/** A run in the middle of training: nothing that only its end brings. */
export function makeTraining(change: Partial<ShownRun> = {}): ShownRun {
  return makeRun({
    state: 'training',
    selectedBy: null,
    chosenTrial: null,
    fits: null,
    testMetrics: null,
    decision: null,
    modelVersion: null,
    startedAt: new Date(Date.now() - 5_000).toISOString(),
    finishedAt: null,
    ...change,
  });
}

export function makeProgress(change: Partial<Progress> = {}): Progress {
  return {
    schemaVersion: 1,
    attempt: 1,
    updatedAt: AT,
    phase: 'fitting',
    trials: { done: 2, total: 6 },
    nodes: {
      load: { state: 'succeeded', seconds: 0.4, reused: 0, fits: 1 },
      fill: { state: 'reused', seconds: 0.2, reused: 4, fits: 2 },
      svc: { state: 'running', seconds: 3.1, reused: 0, fits: 2 },
      acc: { state: 'waiting', seconds: 0, reused: 0, fits: 0 },
    },
    ...change,
  };
}

function makeTrial(change: Partial<TrialRecord> = {}): TrialRecord {
  return {
    projectId: 'team',
    runId: 'run-1',
    number: 1,
    modelNode: 'svc',
    params: { fill: { strategy: 'mean' }, svc: { C: 0.1 } },
    varied: { fill: { strategy: 'mean' }, svc: { C: 0.1 } },
    state: 'succeeded',
    error: null,
    metrics: { accuracy: 0.9 },
    deviations: {},
    seconds: 0.3,
    reusedFits: 1,
    trackerRunId: null,
    ...change,
  };
}

/** The trials of `makeFlow`, the fourth of which is the best. */
export function makeTrials(): TrialRecord[] {
  const combinations = ['mean', 'median'].flatMap((strategy) => [0.1, 1, 10].map((C) => ({ strategy, C })));
  return combinations.map(({ strategy, C }, index) => {
    const varied = { fill: { strategy }, svc: { C } };
    const accuracy = index === 3 ? 0.9583 : 0.9 + index / 100;
    return makeTrial({ number: index + 1, params: varied, varied, metrics: { precision: 0.91, accuracy } });
  });
}

/** The profile of a table with these columns; texts are red or blue. */
export function makeProfile(types: Readonly<Record<string, Profile['columns'][number]['type']>>): Profile {
  const columns = Object.entries(types).map(([name, type]) => {
    const top = type === 'string' ? ['red', 'blue'].map((value) => ({ value, count: 75 })) : [];
    return { name, type, missing: 0, distinct: 2, minimum: null, maximum: null, mean: null, top, warnings: [] };
  });
  return { rows: 150, columns, sample: [] };
}
