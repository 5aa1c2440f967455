import * as z from 'zod';
import { edgeSchema, type Flow, nodeSchema, noteSchema } from '../flow.schema.ts';
import { FLOW_LIMITS } from '../limits.ts';
import { type Edit, edited } from './edit.ts';

/** Copied nodes with the edges between them, and copied notes: what the clipboard holds, also between tabs and projects. */
export const fragmentSchema = z.strictObject({
  nodes: z.array(nodeSchema).max(FLOW_LIMITS.nodes),
  edges: z.array(edgeSchema).max(FLOW_LIMITS.edges),
  notes: z.array(noteSchema).max(FLOW_LIMITS.notes).default([]),
});
export type FlowFragment = z.output<typeof fragmentSchema>;

/** Adds a fragment. An id that is taken gets a number; edges to nodes outside the fragment are left out. */
export const pasteSchema = z.strictObject({
  type: z.literal('paste'),
  fragment: fragmentSchema,
  offset: z
    .strictObject({ x: z.number(), y: z.number() })
    .default({ x: 0, y: 0 })
    .describe('Added to the places of nodes and notes'),
});

/** The given nodes with the edges between them, and the given notes, for the clipboard. */
export function copyNodes(flow: Flow, nodeIds: Iterable<string>, noteIds: Iterable<string> = []): FlowFragment {
  const wanted = new Set(nodeIds);
  const wantedNotes = new Set(noteIds);
  return {
    nodes: flow.nodes.filter((node) => wanted.has(node.id)),
    edges: flow.edges.filter((edge) => wanted.has(edge.from) && wanted.has(edge.to)),
    notes: flow.notes.filter((note) => wantedNotes.has(note.id)),
  };
}

export function paste(flow: Flow, { fragment, offset }: z.output<typeof pasteSchema>): Edit {
  const newIds = new Map<string, string>();
  const nodes = withFreshIds(flow.nodes, fragment.nodes, (id, old) => newIds.set(old, id));
  const notes = withFreshIds(flow.notes, fragment.notes);
  const edges = fragment.edges.flatMap((edge) => {
    const from = newIds.get(edge.from);
    const to = newIds.get(edge.to);
    return from !== undefined && to !== undefined ? [{ from, to }] : [];
  });
  return edited({
    ...flow,
    nodes: [...flow.nodes, ...nodes.map((node) => (node.position ? moved(node, node.position, offset) : node))],
    edges: [...flow.edges, ...edges],
    notes: [...flow.notes, ...notes.map((note) => moved(note, note.position, offset))],
  });
}

interface Place {
  x: number;
  y: number;
}

function moved<T>(item: T, from: Place, by: Place): T & { position: Place } {
  return { ...item, position: { x: from.x + by.x, y: from.y + by.y } };
}

/** @param tell is told the new id and the one it had in the fragment */
function withFreshIds<T extends { id: string }>(
  there: readonly T[],
  added: readonly T[],
  tell?: (id: string, old: string) => void,
): T[] {
  const taken = new Set(there.map(({ id }) => id));
  return added.map((item) => {
    const id = freshId(taken, item.id);
    taken.add(id);
    tell?.(id, item.id);
    return { ...item, id };
  });
}

const LONGEST_ID = 64;

/** An id that no node of the flow has: `wanted` itself, or with the lowest number that is free behind it (`svc_2`). */
export function freshNodeId(flow: Flow, wanted: string): string {
  return freshId(new Set(flow.nodes.map((node) => node.id)), wanted);
}

/** The same for a note. */
export function freshNoteId(flow: Flow, wanted: string): string {
  return freshId(new Set(flow.notes.map((note) => note.id)), wanted);
}

function freshId(taken: ReadonlySet<string>, wanted: string): string {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/_\d+$/, '');
  for (let number = 2; ; number += 1) {
    const suffix = `_${number}`;
    const id = stem.slice(0, LONGEST_ID - suffix.length) + suffix;
    if (!taken.has(id)) return id;
  }
}
