import { z } from 'zod';
import { type Flow, type FlowNode, nodeSchema } from '../flow.schema.ts';
import { FLOW_LIMITS } from '../limits.ts';

/** Why an operation cannot be applied to a flow. */
export const EDIT_PROBLEMS = [
  'node_not_found',
  'node_exists',
  'edge_not_found',
  'edge_exists',
  'cycle',
  'too_many_nodes',
  'too_many_edges',
  'does_not_fit',
] as const;

export const editProblemSchema = z.strictObject({
  problem: z.enum(EDIT_PROBLEMS),
  message: z.string().describe('What was given, what is allowed, what to do'),
});
export type EditProblem = z.infer<typeof editProblemSchema>;

/** What an operation makes of a flow: the flow after it, or why it does not apply. The flow given is never changed. */
export type Edit = { ok: true; flow: Flow } | ({ ok: false } & EditProblem);

export const nodeIdSchema = nodeSchema.shape.id;
/** Name of a node that is there already; wider than the id of a new one, so that any document can be repaired. */
export const nodeRefSchema = z.string().min(1).max(64);
/** `__proto__` is no key that a plain object can keep. */
export const parameterNameSchema = nodeSchema.shape.params
  .unwrap()
  .keyType.regex(/^(?!__proto__$)/, 'any name but __proto__');

export function edited(flow: Flow): Edit {
  if (flow.nodes.length > FLOW_LIMITS.nodes) {
    return refused(
      'too_many_nodes',
      `The flow would have ${flow.nodes.length} nodes; at most ${FLOW_LIMITS.nodes} are allowed.`,
    );
  }
  if (flow.edges.length > FLOW_LIMITS.edges) {
    return refused(
      'too_many_edges',
      `The flow would have ${flow.edges.length} edges; at most ${FLOW_LIMITS.edges} are allowed.`,
    );
  }
  return { ok: true, flow };
}

export function refused(problem: EditProblem['problem'], message: string): Edit {
  return { ok: false, problem, message };
}

export function missingNode(nodeId: string): Edit {
  return refused('node_not_found', `There is no node "${nodeId}" in this flow.`);
}

export function takenId(nodeId: string): Edit {
  return refused('node_exists', `There is a node "${nodeId}" already; node ids are unique within a flow.`);
}

export function hasNode(flow: Flow, nodeId: string): boolean {
  return flow.nodes.some((node) => node.id === nodeId);
}

/** The flow with every node of this id changed. */
export function withNode(flow: Flow, nodeId: string, change: (node: FlowNode) => FlowNode): Edit {
  if (!hasNode(flow, nodeId)) return missingNode(nodeId);
  return edited({ ...flow, nodes: flow.nodes.map((node) => (node.id === nodeId ? change(node) : node)) });
}
