import { type Progress, progressSchema } from '@flowi/contracts/events';
import { ATTEMPT_FILES } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { PinnedDataset, RunRecord } from '../../ports/records.ts';
import type { RunKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';
import { parseJson } from '../support/parse-json.ts';

/** A run as its page shows it. */
export interface ShownRun extends Omit<RunRecord, 'datasets'> {
  readonly datasets: Pick<PinnedDataset, 'nodeId' | 'name' | 'version'>[];
  /** What its training job says of itself. */
  readonly progress: Progress | null;
  /** Model version of its flow that is live now. */
  readonly liveVersion: number | null;
}

/** A run with what its page shows besides. */
export async function getRun(ports: Pick<Ports, 'runs' | 'flows' | 'modelStore'>, key: RunKey): Promise<ShownRun> {
  const run = found(await ports.runs.find(key), 'absent.run', { run: key.runId });
  const [progress, flow] = await Promise.all([readProgress(ports, run), ports.flows.find(run)]);
  const datasets = run.datasets.map(({ nodeId, name, version }) => ({ nodeId, name, version }));
  return { ...run, datasets, progress, liveVersion: flow?.live?.version ?? null };
}

async function readProgress(ports: Pick<Ports, 'modelStore'>, run: RunRecord): Promise<Progress | null> {
  if (run.state === 'queued' || run.state === 'planning') return null;
  const text = await ports.modelStore.readText(`${ports.modelStore.key(run.outputUri)}${ATTEMPT_FILES.progress}`);
  if (text === null) return null;
  const progress = progressSchema.safeParse(parseJson(text));
  return progress.success && progress.data.attempt === run.attempt ? progress.data : null;
}
