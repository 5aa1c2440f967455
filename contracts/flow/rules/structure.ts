import type { FlowGraph } from '../graph.ts';
import type { Issue } from '../issues.ts';
import { clip, error, type Rule, say } from './rule.ts';

/** Node ids are unique, edges join nodes that exist, once, and nothing runs in a circle. */
export const structureRule: Rule = (graph) => [...duplicateIds(graph), ...edges(graph), ...cycles(graph)];

function duplicateIds({ flow }: FlowGraph): Issue[] {
  const seen = new Set<string>();
  return flow.nodes.flatMap(({ id }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [error('duplicate_node_id', say('duplicate_node_id', { node: id }), { nodeId: id, field: 'id' })];
  });
}

function edges({ flow, nodes }: FlowGraph): Issue[] {
  const seen = new Set<string>();
  return flow.edges.flatMap((edge, index) => {
    const field = `edges.${index}`;
    const missing = [edge.from, edge.to].filter((id) => !nodes.has(id));
    if (missing.length > 0) {
      return [error('dangling_edge', say('dangling_edge', { ...edge, missing }), { field })];
    }
    const key = JSON.stringify([edge.from, edge.to]);
    if (seen.has(key)) return [error('duplicate_edge', say('duplicate_edge', edge), { field })];
    seen.add(key);
    return [];
  });
}

function cycles(graph: FlowGraph): Issue[] {
  const inCycle = graph.flow.nodes.filter((node) => graph.ancestors(node.id).has(node.id)).map((node) => node.id);
  const [first] = inCycle;
  if (first === undefined) return [];
  return [
    error('cycle', say('cycle', { nodes: clip(inCycle.join(', ')) }), {
      nodeId: first,
    }),
  ];
}
