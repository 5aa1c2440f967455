import * as z from 'zod';
import { sayingSchema, type Values } from '../../sayings/book.ts';
import { EDIT_SAYINGS } from '../../sayings/edit-sayings.ts';
import { type Flow, type FlowNode, type FlowNote, nodeSchema } from '../flow.schema.ts';
import { FLOW_LIMITS } from '../limits.ts';

/** Why an operation cannot be applied to a flow. */
export const EDIT_PROBLEMS = [
  'node_not_found',
  'node_exists',
  'edge_not_found',
  'edge_exists',
  'note_not_found',
  'note_exists',
  'cycle',
  'too_many_nodes',
  'too_many_edges',
  'too_many_notes',
  'does_not_fit',
] as const;

export const editProblemSchema = z.strictObject({
  problem: z.enum(EDIT_PROBLEMS),
  message: z.string().describe('What was given, what is allowed, what to do'),
  said: sayingSchema.optional().describe('The message for whoever speaks another language'),
});
export type EditProblem = z.infer<typeof editProblemSchema>;

/** What an operation makes of a flow: the flow after it, or why it does not apply. The flow given is never changed. */
export type Edit = { ok: true; flow: Flow } | ({ ok: false } & EditProblem);

export const nodeIdSchema = nodeSchema.shape.id;
/** Name of a node or note that is there already; wider than the id of a new one, so that any document can be repaired. */
export const nodeRefSchema = z.string().min(1).max(64);
/** `__proto__` is no key that a plain object can keep. */
export const parameterNameSchema = nodeSchema.shape.params
  .unwrap()
  .keyType.regex(/^(?!__proto__$)/, 'any name but __proto__');

export function edited(flow: Flow): Edit {
  if (flow.nodes.length > FLOW_LIMITS.nodes) {
    return refused('too_many_nodes', { count: flow.nodes.length, most: FLOW_LIMITS.nodes });
  }
  if (flow.edges.length > FLOW_LIMITS.edges) {
    return refused('too_many_edges', { count: flow.edges.length, most: FLOW_LIMITS.edges });
  }
  if (flow.notes.length > FLOW_LIMITS.notes) {
    return refused('too_many_notes', { count: flow.notes.length, most: FLOW_LIMITS.notes });
  }
  return { ok: true, flow };
}

export function refused<K extends EditProblem['problem']>(problem: K, values: Values<typeof EDIT_SAYINGS>[K]): Edit {
  return { ok: false, problem, ...EDIT_SAYINGS.say(problem, values) };
}

export function missingNode(nodeId: string): Edit {
  return refused('node_not_found', { node: nodeId });
}

export function takenId(nodeId: string): Edit {
  return refused('node_exists', { node: nodeId });
}

export function hasNode(flow: Flow, nodeId: string): boolean {
  return flow.nodes.some((node) => node.id === nodeId);
}

/** The flow with every node of this id changed. */
export function withNode(flow: Flow, nodeId: string, change: (node: FlowNode) => FlowNode): Edit {
  if (!hasNode(flow, nodeId)) return missingNode(nodeId);
  return edited({ ...flow, nodes: flow.nodes.map((node) => (node.id === nodeId ? change(node) : node)) });
}

export function hasNote(flow: Flow, noteId: string): boolean {
  return flow.notes.some((note) => note.id === noteId);
}

export function missingNote(noteId: string): Edit {
  return refused('note_not_found', { note: noteId });
}

/** The flow with every note of this id changed. */
export function withNote(flow: Flow, noteId: string, change: (note: FlowNote) => FlowNote): Edit {
  if (!hasNote(flow, noteId)) return missingNote(noteId);
  return edited({ ...flow, notes: flow.notes.map((note) => (note.id === noteId ? change(note) : note)) });
}
