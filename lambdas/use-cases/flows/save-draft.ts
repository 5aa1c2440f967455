import type { FlowRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { FlowKey } from '../../ports/repositories.ts';
import { parseDocument } from './parse-document.ts';

export interface SavedDraft extends FlowKey {
  /** Revision that the edit began from. */
  readonly revision: number;
  readonly document: unknown;
}

/** Replaces the draft, unless another save came first. */
export async function saveDraft(ports: Pick<Ports, 'flows' | 'clock'>, save: SavedDraft): Promise<FlowRecord> {
  const draft = parseDocument(save.document);
  return ports.flows.update(save, (flow) => {
    if (flow.revision !== save.revision) {
      throw new FlowiError(
        'conflict',
        sayProblem('flow.draft_moved', { flow: flow.flowId, revision: flow.revision, from: save.revision }),
        {
          details: { revision: flow.revision },
        },
      );
    }
    return { ...flow, draft, name: draft.name, revision: flow.revision + 1, updatedAt: ports.clock.now() };
  });
}
