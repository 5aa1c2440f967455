import { type NodePreview, type Previews, previewsSchema } from '@flowi/contracts/events';
import { ATTEMPT_FILES } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import type { RunKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';
import { parseJson } from '../support/parse-json.ts';

export interface FoundPreview {
  attempt: number;
  /** null when none was kept of the node. */
  preview: (NodePreview & Pick<Previews, 'trial' | 'of'>) | null;
  /** Nodes that there are previews of. */
  kept: string[];
}

/** What left a node in the run's current attempt, as the training job kept it. */
export async function readPreview(
  ports: Pick<Ports, 'runs' | 'modelStore'>,
  key: RunKey & { readonly nodeId: string },
): Promise<FoundPreview> {
  const run = found(await ports.runs.find(key), 'absent.run', { run: key.runId });
  const previews = await readPreviews(ports, run);
  const nodes = new Map(Object.entries(previews?.nodes ?? {}));
  const node = nodes.get(key.nodeId);
  const preview = previews && node ? { ...node, trial: previews.trial, of: previews.of } : null;
  return { attempt: run.attempt, preview, kept: [...nodes.keys()] };
}

async function readPreviews({ modelStore }: Pick<Ports, 'modelStore'>, run: RunRecord): Promise<Previews | null> {
  const text = await modelStore.readText(`${modelStore.key(run.outputUri)}${ATTEMPT_FILES.previews}`);
  const previews = text === null ? undefined : previewsSchema.safeParse(parseJson(text)).data;
  return previews?.attempt === run.attempt ? previews : null;
}
