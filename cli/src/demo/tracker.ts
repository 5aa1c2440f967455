import type { TrialRecord } from '@flowi/contracts/entities';
import { z } from 'zod';

const runSchema = z.object({
  run: z.object({
    data: z.object({
      params: z.array(z.object({ key: z.string(), value: z.string() })).default([]),
      metrics: z.array(z.object({ key: z.string(), value: z.number() })).default([]),
    }),
  }),
});
const artifactsSchema = z.object({ files: z.array(z.object({ path: z.string() })).default([]) });

/**
 * What MLflow itself does not say of a trial as Flowi does, asked over its REST API: parameters, metrics, artifacts.
 *
 * @param trackerUrl address of the run's experiment
 * @returns empty when all is there
 */
export async function untracked(trackerUrl: string, trial: TrialRecord): Promise<string[]> {
  const runId = trial.trackerRunId;
  if (runId === null) return [`trial ${trial.number} has no run in the tracker`];
  const [base = ''] = trackerUrl.split('#');
  const ask = async (path: string) => {
    const response = await fetch(new URL(`api/2.0/mlflow/${path}?run_id=${encodeURIComponent(runId)}`, base));
    return response.json();
  };
  const { params, metrics } = runSchema.parse(await ask('runs/get')).run.data;
  const { files } = artifactsSchema.parse(await ask('artifacts/list'));
  const kept = new Map([...params, ...metrics].map(({ key, value }) => [key, String(value)]));
  const told = [
    ...Object.entries(trial.params).flatMap(([node, values]) => Object.keys(values).map((name) => `${node}.${name}`)),
    ...Object.keys(trial.metrics),
  ];
  const missing = told.filter((name) => !kept.has(name));
  const wrong = Object.entries(trial.metrics).filter(([name, value]) => kept.get(name) !== String(value));
  return [
    ...missing.map((name) => `trial ${trial.number}: ${name} is missing`),
    ...wrong.map(([name, value]) => `trial ${trial.number}: ${name} is ${kept.get(name)} instead of ${value}`),
    ...(files.length === 0 ? [`trial ${trial.number}: no artifact`] : []),
  ];
}
