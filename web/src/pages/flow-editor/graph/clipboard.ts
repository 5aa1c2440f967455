import { copyNodes, type Flow, type FlowFragment, fragmentSchema } from '@flowi/contracts/flow';
import { z } from 'zod';

/** What stands on the clipboard: text that another tab, another flow or an editor of text can take. */
export function clipText(flow: Flow, nodeIds: Iterable<string>, noteIds: Iterable<string> = []): string {
  return JSON.stringify({ flowi: 'nodes', ...copyNodes(flow, nodeIds, noteIds) });
}

/** Nodes and notes on the clipboard; `foreign` where it holds something else, with the reason where that was meant to be nodes. */
export type Clip = { ok: true; fragment: FlowFragment } | { ok: false; reason: string | null };

export function readClip(text: string): Clip {
  const value = fromJson(text);
  if (typeof value !== 'object' || value === null || !('flowi' in value)) return { ok: false, reason: null };
  const { flowi: _, ...rest } = value;
  const parsed = fragmentSchema.safeParse(rest);
  if (!parsed.success) return { ok: false, reason: z.prettifyError(parsed.error) };
  const isEmpty = parsed.data.nodes.length + parsed.data.notes.length === 0;
  return isEmpty ? { ok: false, reason: null } : { ok: true, fragment: parsed.data };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
