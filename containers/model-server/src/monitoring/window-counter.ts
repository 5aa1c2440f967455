import { FlowiError } from '@flowi/contracts/errors';
import { latencyBin, mergeTraffic } from '@flowi/contracts/monitoring';
import {
  LATENCY_EDGES,
  type ModelContract,
  type Reference,
  type TrafficMinute,
  type WindowCounts,
} from '@flowi/contracts/package';
import type { ModelOutput } from '../inference/session.ts';
import { createColumnCounter } from './column-counter.ts';

/** Names of a window that is closed. */
export interface WindowIdentity {
  readonly windowId: string;
  readonly packageDigest: string;
  readonly from: Date;
  readonly to: Date;
}

/** A request for predictions that was answered. */
export interface AnsweredRequest {
  readonly at: Date;
  /** Until the answer was ready. */
  readonly seconds: number;
  /** Code of the error; null for predictions. */
  readonly error: string | null;
}

/** Counts what a model is asked and what it answers. */
export interface WindowCounter {
  readonly rows: number;
  /** Nothing was counted since the last clear. */
  readonly empty: boolean;
  addRows(matrix: Float32Array, rows: number): void;
  addPredictions(output: ModelOutput): void;
  /** Rows that could not be read. */
  addRefused(rows: number): void;
  addRequest(request: AnsweredRequest): void;
  read(identity: WindowIdentity): WindowCounts;
  clear(): void;
}

/** @throws FlowiError `invalid_data` when reference and contract have different columns */
export function createWindowCounter(contract: ModelContract, reference: Reference): WindowCounter {
  const width = contract.features.length;
  const columns = contract.features.map(({ column, kind }) => {
    const found = reference.columns.find((candidate) => candidate.column === column);
    if (found?.kind === kind) return createColumnCounter(found);
    throw new FlowiError(
      'invalid_data',
      `reference.json has no ${kind} column ${JSON.stringify(column)}, which the model's contract names. Train the model again.`,
    );
  });
  const prediction = createColumnCounter(reference.prediction);
  let [rows, refused] = [0, 0];
  let traffic: TrafficMinute[] = [];
  return {
    get rows() {
      return rows;
    },
    get empty() {
      return rows + refused + traffic.length === 0;
    },
    addRows(matrix, count) {
      for (const [feature, counter] of columns.entries()) counter.add(matrix, feature, width, count);
      rows += count;
    },
    addPredictions(output) {
      const answers = output.codes ?? output.values;
      if (answers) prediction.add(answers, 0, 1, output.rows);
    },
    addRefused(count) {
      refused += count;
    },
    addRequest(request) {
      traffic = countRequest(traffic, request);
    },
    read: ({ windowId, packageDigest, from, to }) => ({
      schemaVersion: 1,
      windowId,
      packageDigest,
      from: from.toISOString(),
      to: to.toISOString(),
      rows,
      refused,
      columns: columns.map((counter) => counter.read()),
      prediction: prediction.read(),
      traffic: structuredClone(traffic),
    }),
    clear() {
      for (const counter of [...columns, prediction]) counter.clear();
      [rows, refused] = [0, 0];
      traffic = [];
    },
  };
}

/** The counts with one request more; those of its own minute are changed in place, since most requests are of the last one. */
function countRequest(traffic: TrafficMinute[], { at, seconds, error }: AnsweredRequest): TrafficMinute[] {
  const minute = `${at.toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length)}:00.000Z`;
  const last = traffic.at(-1);
  const current =
    last?.minute === minute
      ? last
      : { minute, requests: 0, errors: {}, seconds: Array.from({ length: LATENCY_EDGES.length + 1 }, () => 0) };
  const bin = latencyBin(seconds);
  current.requests += 1;
  current.seconds[bin] = (current.seconds[bin] ?? 0) + 1;
  if (error !== null) current.errors[error] = (current.errors[error] ?? 0) + 1;
  return current === last ? traffic : mergeTraffic([...traffic, current]);
}
