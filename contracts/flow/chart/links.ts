import type { FlowEdge } from '../flow.schema.ts';

export type CarriedNodes = ReadonlyMap<string, { id: string; givesOutput: boolean }>;

/**
 * The edges between the nodes that were carried over. A node that was left out, or that gives nothing on, is bridged: what fed it feeds
 * what came after it.
 */
export function bridgedEdges(links: readonly FlowEdge[], carried: CarriedNodes): FlowEdge[] {
  const parents = Map.groupBy(links, (link) => link.to);
  const edges = new Map<string, FlowEdge>();
  for (const link of links) {
    const to = carried.get(link.to)?.id;
    if (to === undefined) continue;
    for (const from of sources(link.from, parents, carried, new Set()))
      edges.set(JSON.stringify([from, to]), { from, to });
  }
  return [...edges.values()];
}

function sources(
  chartId: string,
  parents: ReadonlyMap<string, FlowEdge[]>,
  carried: CarriedNodes,
  seen: Set<string>,
): string[] {
  if (seen.has(chartId)) return [];
  seen.add(chartId);
  const node = carried.get(chartId);
  if (node?.givesOutput) return [node.id];
  return (parents.get(chartId) ?? []).flatMap((link) => sources(link.from, parents, carried, seen));
}
