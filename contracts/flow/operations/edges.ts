import type { Flow, FlowEdge } from '../flow.schema.ts';

export function sameEdge(a: FlowEdge, b: FlowEdge): boolean {
  return a.from === b.from && a.to === b.to;
}

export function hasEdge(edges: readonly FlowEdge[], edge: FlowEdge): boolean {
  return edges.some((other) => sameEdge(other, edge));
}

/** True when an edge from `from` to `to` would close a circle. */
export function wouldClose(flow: Flow, { from, to }: FlowEdge): boolean {
  const seen = new Set<string>();
  const open = [to];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === from) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...flow.edges.filter((edge) => edge.from === id).map((edge) => edge.to));
  }
  return false;
}
