import type { BatchResult, TrainResult } from '@flowi/contracts/events';
import type { ColumnCounts, Comparison, Reference, WindowCounts } from '@flowi/contracts/package';
import type { RunRecord } from '../../ports/records.ts';
import type { World } from '../fakes/make-world.ts';

const AT = '2026-03-01T10:00:00.000Z';
const DIGEST = `sha256:${'b'.repeat(64)}`;

const noLive: Comparison = {
  schemaVersion: 1,
  status: 'no_live_model',
  reason: null,
  liveVersion: null,
  metric: 'accuracy',
  direction: 'maximize',
  candidate: 0.96,
  live: null,
  gain: null,
  interval: null,
  rows: 30,
};

export function comparedWith(liveVersion: number, gain: number): Comparison {
  return {
    ...noLive,
    status: 'compared',
    liveVersion,
    candidate: 0.96,
    live: 0.96 - gain,
    gain,
    interval: [gain - 0.01, gain + 0.01],
  };
}

export function trainResult(run: RunRecord, change: Partial<TrainResult> = {}): TrainResult {
  const trial = {
    modelNode: 'svc',
    params: {},
    varied: { svc: { C: 1 } },
    state: 'succeeded' as const,
    error: null,
    metrics: { accuracy: 0.97 },
    deviations: {},
    seconds: 0.1,
    reusedFits: 2,
    trackerRunId: null,
  };
  return {
    schemaVersion: 1,
    runId: run.runId,
    attempt: run.attempt,
    trials: [1, 2, 3].map((number) => ({ ...trial, number })),
    chosen: 2,
    selectedBy: 'accuracy',
    fits: { distinct: 7, steps: 20 },
    package: { uri: `${run.outputUri}package/`, digest: DIGEST, bytes: 2_000 },
    test: { accuracy: 0.96 },
    split: { salt: 'salt', keyColumns: [], testSize: 0.2, thresholds: { '': 0.2 } },
    comparison: noLive,
    tracking: { state: 'on', message: null, experimentUrl: 'http://tracker/1' },
    warnings: [],
    seconds: { total: 1, load: 0.1, fit: 0.5, export: 0.2 },
    ...change,
  };
}

const EDGES = [1, 2, 3];

const reference: Reference = {
  schemaVersion: 1,
  rows: 1_000,
  columns: [
    {
      kind: 'number',
      column: 'age',
      edges: EDGES,
      counts: [250, 250, 250, 250],
      missing: 0,
      distinct: 11,
      minimum: 0,
      maximum: 4,
      mean: 2,
      deviation: 1,
    },
    {
      kind: 'number',
      column: 'size',
      edges: EDGES,
      counts: [250, 250, 250, 250],
      missing: 0,
      distinct: 11,
      minimum: 0,
      maximum: 4,
      mean: 2,
      deviation: 1,
    },
  ],
  prediction: {
    kind: 'category',
    column: 'prediction',
    values: ['a', 'b'],
    counts: [500, 500],
    other: 0,
    missing: 0,
    unseen: 0,
  },
};

const column = (name: string, counts: number[], sum: number): ColumnCounts => ({
  column: name,
  counts,
  other: 0,
  missing: 0,
  unseen: 0,
  outOfRange: 0,
  sum,
});

/** Counts of 1,000 rows; shifted ones have moved far to the right. */
export function counts(shifted: boolean, change: Partial<WindowCounts> = {}): WindowCounts {
  const bins = shifted ? [0, 0, 100, 900] : [250, 250, 250, 250];
  return {
    schemaVersion: 1,
    windowId: 'w1',
    packageDigest: DIGEST,
    from: AT,
    to: AT,
    rows: 1_000,
    refused: 0,
    columns: [column('age', bins, shifted ? 3_800 : 2_000), column('size', bins, shifted ? 3_800 : 2_000)],
    prediction: column('prediction', [0, 0], 0),
    traffic: [],
    ...change,
  };
}

export function batchResult(
  batchJobId: string,
  step: 'count' | 'score',
  change: Partial<BatchResult> = {},
): BatchResult {
  return {
    schemaVersion: 1,
    batchJobId,
    step,
    rowsIn: 1_000,
    rowsOut: step === 'score' ? 1_000 : 0,
    answered: 1_000,
    counts: step === 'count' ? counts(false) : null,
    files: [],
    seconds: 1,
    ...change,
  };
}

/** The package that a training job leaves. */
export function putPackage({ fakes }: World, packageUri: string): void {
  const prefix = fakes.modelStore.key(packageUri);
  const files = {
    'contract.json': {
      schemaVersion: 1,
      task: 'classification',
      target: 'species',
      columns: [{ name: 'age', type: 'number', nullable: false }],
      prepare: [],
      features: [{ kind: 'number', column: 'age' }],
      outputs: { label: 'label', code: 'label_code', scores: null, value: null },
      classes: ['a', 'b'],
      scores: null,
    },
    'metrics.json': {
      schemaVersion: 1,
      selectedBy: 'accuracy',
      validation: { accuracy: 0.97 },
      test: { accuracy: 0.96 },
      rows: { train: 96, validation: 24, test: 30 },
      confusion: null,
    },
    'parity.json': {
      schemaVersion: 1,
      rows: 30,
      labelChanges: 0,
      ties: 0,
      largestDifference: 0,
      tolerance: 1e-5,
      passed: true,
    },
    'provenance.json': {
      schemaVersion: 1,
      flowId: 'iris',
      flowVersion: 1,
      flowDigest: DIGEST,
      runId: 'r',
      trial: 2,
      datasets: [],
      split: { salt: 's', keyColumns: [], testSize: 0.2, thresholds: {} },
      seed: 42,
      libraries: {},
      image: 'process',
      createdAt: AT,
    },
    'sample.json': { schemaVersion: 1, rows: [{ age: 1 }], predictions: ['a'] },
    'reference.json': reference,
  };
  for (const [name, content] of Object.entries(files)) fakes.modelStore.put(`${prefix}${name}`, content);
}
