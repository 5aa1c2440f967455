import { type Progress, progressSchema } from '@flowi/contracts/events';
import { ATTEMPT_FILES } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import type { RunKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';
import { parseJson } from '../support/parse-json.ts';

/** A run, with what its training job says of itself. */
export async function getRun(
  ports: Pick<Ports, 'runs' | 'modelStore'>,
  key: RunKey,
): Promise<RunRecord & { progress: Progress | null }> {
  const run = found(await ports.runs.find(key), `run ${key.runId}`);
  return { ...run, progress: await readProgress(ports, run) };
}

async function readProgress(ports: Pick<Ports, 'modelStore'>, run: RunRecord): Promise<Progress | null> {
  if (run.state === 'queued' || run.state === 'planning') return null;
  const text = await ports.modelStore.readText(`${ports.modelStore.key(run.outputUri)}${ATTEMPT_FILES.progress}`);
  if (text === null) return null;
  const progress = progressSchema.safeParse(parseJson(text));
  return progress.success && progress.data.attempt === run.attempt ? progress.data : null;
}
