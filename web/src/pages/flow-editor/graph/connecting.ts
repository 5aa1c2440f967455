import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import {
  applyOperation,
  type Flow,
  type FlowEdge,
  FlowGraph,
  type Issue,
  type IssueCode,
  validateFlow,
} from '@flowi/contracts/flow';
import type { SaidMessage } from '../../../shared/texts/speaker.ts';

/** What an edge by itself can make wrong. */
const OF_EDGES: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'incompatible_ports',
  'too_many_inputs',
  'cycle',
  'wrong_order',
  'text_after_fit',
  'metric_task_mismatch',
  'metric_needs_probabilities',
]);

/** Why two nodes may not be joined, in the words of the rules that the API applies; null when they may. */
export function refusalOf(flow: Flow, catalogue: ComponentCatalogue, edge: FlowEdge): SaidMessage | null {
  const pair = { ...flow, nodes: flow.nodes.filter(({ id }) => id === edge.from || id === edge.to), edges: [] };
  const joined = applyOperation(flow, { type: 'connect', edge });
  if (!joined.ok) return { message: joined.message, said: joined.said };
  // Most candidates fail by their ports alone, which two nodes tell.
  return newFault(pair, edge, catalogue) ?? newFault(around(flow, catalogue, edge), edge, catalogue);
}

/** The part of a flow that an edge can have an effect on. */
function around(flow: Flow, catalogue: ComponentCatalogue, { from, to }: FlowEdge): Flow {
  const graph = new FlowGraph(flow, catalogue);
  const above = [from, ...graph.ancestors(from), ...graph.ancestors(to)];
  const near = new Set([...above, to, ...graph.descendants(to)]);
  return {
    ...flow,
    nodes: flow.nodes.filter(({ id }) => near.has(id)),
    edges: flow.edges.filter((edge) => near.has(edge.from) && near.has(edge.to)),
  };
}

function newFault(flow: Flow, edge: FlowEdge, catalogue: ComponentCatalogue): SaidMessage | null {
  const before = new Set(edgeFaults(flow, catalogue).map(keyOf));
  const after = edgeFaults({ ...flow, edges: [...flow.edges, edge] }, catalogue);
  return after.find((issue) => !before.has(keyOf(issue))) ?? null;
}

function edgeFaults(flow: Flow, catalogue: ComponentCatalogue): Issue[] {
  return validateFlow(flow, catalogue).filter(({ code }) => OF_EDGES.has(code));
}

function keyOf({ code, nodeId, message }: Issue): string {
  return JSON.stringify([code, nodeId, message]);
}
