import { routes } from '@flowi/contracts/api';
import { type Flow, flowSchema } from '@flowi/contracts/flow';

/** A draft that has not reached the API yet, with the revision it began from. */
export interface KeptDraft {
  readonly revision: number;
  readonly document: Flow;
}

/** Where unsaved work lies until the API has it, so that neither a closed tab nor a dead network loses it. */
export interface DraftShelf {
  read: () => KeptDraft | null;
  keep: (draft: KeptDraft) => void;
  drop: () => void;
}

/** A place in the browser for each flow. A browser that keeps nothing (full, forbidden) is worked without. */
export function browserShelf(projectId: string, flowId: string, storage: Storage = localStorage): DraftShelf {
  const key = `flowi.draft.${projectId}.${flowId}`;
  return {
    read: () => {
      // What lies here is what would have been sent.
      const body = routes.flows.saveDraft.body.safeParse(fromJson(storage.getItem(key)));
      const document = flowSchema.safeParse(body.data?.document);
      return body.success && document.success ? { revision: body.data.revision, document: document.data } : null;
    },
    keep: (draft) => {
      try {
        storage.setItem(key, JSON.stringify(draft));
      } catch {
        storage.removeItem(key);
      }
    },
    drop: () => storage.removeItem(key),
  };
}

function fromJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
