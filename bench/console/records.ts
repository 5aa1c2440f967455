import type { Run, TrialRecord } from '@flowi/contracts/entities';
import { type Flow, flowSchema } from '@flowi/contracts/flow';
import type { RunRecord } from '../../lambdas/ports/records.ts';
import type { Laptop } from './laptop.ts';

export const PROJECT = 'bench';
export const LARGE = 'large';
export const NODES = 200;
export const RUNS = 5_000;
export const METRICS = 300;
/** Runs with all metrics and a trial, as many as are compared. */
export const COMPARED = 200;

const BY = 'bench';
const WRITES_AT_ONCE = 20;
const NEWEST = Date.parse('2026-01-31T06:00:00.000Z');
const MINUTE = 60_000;
export const metricName = (index: number) => `metric_${String(index).padStart(3, '0')}`;

/** A flow of so many nodes, in rows of twenty, each leading to the next. */
export function largeFlow(): Flow {
  const nodes = Array.from({ length: NODES }, (_, index) => ({
    id: `n${index}`,
    component: 'preprocessing.fill_na',
    params: {},
    position: { x: (index % 20) * 260, y: Math.floor(index / 20) * 140 },
  }));
  const edges = nodes.slice(1).map(({ id }, index) => ({ from: `n${index}`, to: id }));
  return flowSchema.parse({ schemaVersion: 1, name: LARGE, nodes, edges });
}

/** A finished run of the large flow; the larger the number, the older. */
export function makeRun(number: number, change: Partial<RunRecord> = {}): RunRecord {
  const createdAt = new Date(NEWEST - number * MINUTE).toISOString();
  return {
    projectId: PROJECT,
    runId: runId(number),
    flowId: LARGE,
    flowVersion: 1,
    state: 'succeeded',
    attempt: 1,
    trigger: { kind: number % 3 === 0 ? 'manual' : 'schedule', by: BY, scheduledFor: null },
    trialsPlanned: 1,
    compute: { kind: 'laptop', instanceType: null, instanceCount: 1, reason: 'small' },
    executionArn: null,
    outputUri: `s3://none/${runId(number)}/`,
    selectedBy: metricName(0),
    chosenTrial: 1,
    fits: { distinct: 1, steps: 1 },
    testMetrics: metricsOf(number, number < COMPARED ? METRICS : 12),
    decision: null,
    modelVersion: null,
    trackerUrl: null,
    warnings: [],
    failure: null,
    createdAt,
    startedAt: createdAt,
    finishedAt: new Date(NEWEST - number * MINUTE + 12_000).toISOString(),
    datasets: [],
    requestedCompute: null,
    approvalToken: null,
    ...change,
  };
}

export function runId(number: number): string {
  return `run-${String(number).padStart(5, '0')}`;
}

/** So many of the metrics, other ones for each run. */
function metricsOf(number: number, count: number): NonNullable<Run['testMetrics']> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const metric = (number + index) % METRICS;
      return [metricName(metric), ((number * 31 + metric * 17) % 1000) / 1000];
    }),
  );
}

function makeTrial(number: number): TrialRecord {
  const varied = { n0: { strategy: number % 2 === 0 ? 'mean' : 'median' } };
  return {
    projectId: PROJECT,
    runId: runId(number),
    number: 1,
    modelNode: 'n1',
    params: varied,
    varied,
    state: 'succeeded',
    error: null,
    metrics: metricsOf(number, METRICS),
    deviations: {},
    seconds: 1 + number / 100,
    reusedFits: 0,
    trackerRunId: null,
  };
}

/** Writes the runs into the table, as many finished runs would have left it. */
export async function keepRuns({ table }: Laptop): Promise<void> {
  const numbers = Array.from({ length: RUNS }, (_, index) => index).values();
  const work = async () => {
    for (const number of numbers) {
      await table.runs.insert(makeRun(number));
      if (number < COMPARED) await table.trials.save([makeTrial(number)]);
    }
  };
  await Promise.all(Array.from({ length: WRITES_AT_ONCE }, work));
}
