import type {
  BatchJobRecord,
  Deployment,
  DriftReportRecord,
  LedgerEntry,
  Notification,
} from '@flowi/contracts/entities';
import type { DriftCounts, TrafficReport } from '@flowi/contracts/monitoring';
import type { CategoryReference, ModelContract, NumberReference } from '@flowi/contracts/package';
import { USER_ID } from './make-records.ts';

const AT = '2026-01-31T06:00:00.000Z';
const LATER = '2026-01-31T07:00:00.000Z';
const DIGEST = `sha256:${'ab'.repeat(32)}`;
const OF = { projectId: 'team', flowId: 'iris' } as const;

export function makeDeployment(change: Partial<Deployment> = {}): Deployment {
  return {
    ...OF,
    deploymentId: 'iris-online',
    kind: 'online',
    state: 'in_service',
    modelVersion: 3,
    target: 'serverless',
    endpointName: 'flowi-local-team-iris',
    batch: null,
    failure: null,
    requestId: 'request-1',
    requestedAt: AT,
    createdAt: AT,
    updatedAt: AT,
    ...change,
  };
}

export function makeBatchPlan(change: Partial<Deployment> = {}): Deployment {
  return makeDeployment({
    deploymentId: 'iris-batch',
    kind: 'batch',
    target: null,
    endpointName: null,
    batch: {
      schedule: { cron: '0 6 * * 1', timezone: 'America/Sao_Paulo', enabled: true },
      source: 'flowers',
      destination: 's3://out/flowers/',
      scores: false,
    },
    ...change,
  });
}

/** Version 2 was live and served, then 3. */
export function makeLedger(): LedgerEntry[] {
  const entry = { ...OF, deploymentId: null, runId: 'run-1', by: USER_ID, reason: 'accuracy reaches 0.9.' };
  return [
    { ...entry, sequence: 1, action: 'promoted', version: 2, previousVersion: null, at: AT },
    {
      ...entry,
      sequence: 2,
      action: 'deployed',
      version: 2,
      previousVersion: null,
      deploymentId: 'iris-online',
      at: AT,
    },
    { ...entry, sequence: 3, action: 'promoted', version: 3, previousVersion: 2, at: LATER },
    {
      ...entry,
      sequence: 4,
      action: 'deployed',
      version: 3,
      previousVersion: 2,
      deploymentId: 'iris-online',
      by: 'schedule',
      reason: '',
      at: LATER,
    },
  ];
}

const CONTRACT: ModelContract = {
  schemaVersion: 1,
  task: 'classification',
  target: 'species',
  columns: [
    { name: 'petal_length', type: 'number', nullable: true },
    { name: 'colour', type: 'string', nullable: false },
  ],
  prepare: [],
  features: [
    { kind: 'number', column: 'petal_length' },
    { kind: 'category', column: 'colour', vocabulary: { values: ['red', 'blue'], other: false } },
  ],
  outputs: { label: 'label', code: 'label_code', scores: 'scores', value: null },
  classes: ['setosa', 'virginica'],
  scores: 'probabilities',
};

/** A model version as the API answers it. */
export function makeModelReply(change: { version?: number; live?: boolean } = {}) {
  return {
    ...OF,
    version: 3,
    flowVersion: 2,
    runId: 'run-1',
    trial: 4,
    packageUri: 's3://models/team/run-1/package/',
    packageDigest: DIGEST,
    metrics: { accuracy: 0.9667 },
    createdAt: AT,
    live: true,
    contract: CONTRACT,
    evidence: {
      metrics: {
        schemaVersion: 1,
        selectedBy: 'accuracy',
        validation: { accuracy: 0.9583 },
        test: { accuracy: 0.9667 },
        rows: { train: 96, validation: 24, test: 30 },
        confusion: {
          classes: ['setosa', 'virginica'],
          matrix: [
            [14, 1],
            [0, 15],
          ],
        },
      },
      parity: {
        schemaVersion: 1,
        rows: 30,
        labelChanges: 0,
        ties: 0,
        largestDifference: 0.0000001,
        tolerance: 0.00001,
        passed: true,
      },
      provenance: {
        schemaVersion: 1,
        flowId: 'iris',
        flowVersion: 2,
        flowDigest: DIGEST,
        runId: 'run-1',
        trial: 4,
        datasets: [{ nodeId: 'load', name: 'iris', version: 1, digest: DIGEST }],
        split: { salt: 'salt', keyColumns: [], testSize: 0.2, thresholds: { '': 0.2 } },
        seed: 42,
        libraries: { python: '3.11.7', numpy: '2.4.6' },
        image: 'process',
        createdAt: AT,
      },
      sample: {
        schemaVersion: 1,
        rows: [
          { petal_length: 1.4, colour: 'red' },
          { petal_length: null, colour: 'blue' },
        ],
        predictions: ['setosa', 'virginica'],
      },
    },
    ...change,
  };
}

export function makeModels() {
  return [3, 2, 1].map((version) => {
    const { contract: _, evidence: __, ...model } = makeModelReply({ version, live: version === 3 });
    return model;
  });
}

export function makeBatchJob(change: Partial<BatchJobRecord> = {}): BatchJobRecord {
  return {
    ...OF,
    batchJobId: 'job-1',
    modelVersion: 3,
    source: 'flowers',
    sourceUris: ['s3://data/flowers.csv'],
    format: 'csv',
    destinationUri: 's3://data/team/predictions/iris/job-1/',
    outputFormat: 'csv',
    state: 'succeeded',
    attempt: 1,
    executionArn: null,
    rowsIn: 800,
    rowsOut: 800,
    answered: 798,
    verdict: 'watch',
    reason: 'petal_length moved a little.',
    failure: null,
    driftReportId: 'drift-1',
    ignoreDrift: false,
    scores: false,
    requestedBy: USER_ID,
    createdAt: AT,
    finishedAt: LATER,
    ...change,
  };
}

const JUDGED = {
  test: 'kolmogorov_smirnov',
  statistic: 0.4,
  pValue: 0.0001,
  adjustedPValue: 0.0002,
  missing: { reference: 0, window: 0.1 },
  unseen: 0,
  outOfRange: 0,
  mean: null,
  level: null,
} as const;

export function makeDriftReport(change: Partial<DriftReportRecord> = {}): DriftReportRecord {
  return {
    ...OF,
    driftReportId: 'drift-1',
    subject: 'online',
    modelVersion: 3,
    from: AT,
    to: LATER,
    since: null,
    batchJob: null,
    report: {
      schemaVersion: 1,
      verdict: 'drift',
      rows: { reference: 120, window: 1_200, minimum: 500, refused: 0 },
      columns: [
        { ...JUDGED, column: 'colour', verdict: 'ok', effect: 0.01, effectLine: 0.1, words: 'colour: as before' },
        {
          ...JUDGED,
          column: 'petal_length',
          verdict: 'drift',
          effect: 0.5,
          effectLine: 0.1,
          words: 'petal_length: mean 3.7 -> 5.1',
        },
      ],
      prediction: null,
      falseAlarmRate: 0.01,
      words: '1 of 2 columns moved.',
    },
    createdAt: LATER,
    ...change,
  };
}

export function makeDriftCounts(): DriftCounts {
  const number: NumberReference = {
    kind: 'number',
    column: 'petal_length',
    edges: [2, 4],
    counts: [40, 40, 40],
    missing: 0,
    distinct: 11,
    minimum: 1,
    maximum: 6.9,
    mean: 3.7,
    deviation: 1.7,
  };
  const levels = { other: 0, missing: 0, unseen: 0 };
  const category = (column: string, values: string[]): CategoryReference => ({
    kind: 'category',
    column,
    values,
    counts: [60, 60],
    ...levels,
  });
  const counted = { missing: 120, unseen: 0, outOfRange: 0, other: 0 };
  return {
    rows: { reference: 120, window: 1_200 },
    columns: [
      { reference: number, window: { column: 'petal_length', counts: [80, 200, 800], sum: 6_120, ...counted } },
      {
        reference: category('colour', ['red', 'blue']),
        window: { column: 'colour', counts: [500, 580], sum: 0, ...counted },
      },
    ],
    prediction: { reference: category('prediction', ['setosa', 'virginica']), window: null },
  };
}

export function makeTraffic(change: Partial<TrafficReport> = {}): TrafficReport {
  const seconds = { p50: 0.012, p95: 0.034, p99: 0.09 };
  return {
    from: AT,
    to: LATER,
    requests: 90,
    errors: { prediction_input: 9 },
    seconds,
    rows: 1_200,
    refusedRows: 9,
    leftOut: 0,
    points: [
      { from: AT, to: '2026-01-31T06:30:00.000Z', requests: 90, errors: { prediction_input: 9 }, seconds },
      { from: '2026-01-31T06:30:00.000Z', to: LATER, requests: 0, errors: {}, seconds: null },
    ],
    ...change,
  };
}

export function makeNotification(change: Partial<Notification> = {}): Notification {
  return {
    ...OF,
    notificationId: 'told-1',
    kind: 'run_failed',
    of: { type: 'run', id: 'run-1' },
    subject: 'iris: run run-1 failed',
    text: 'Run run-1 failed in step Train: no rows.',
    at: AT,
    ...change,
  };
}
