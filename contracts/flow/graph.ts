import type { Component, ComponentCatalogue } from '../catalogue/index.ts';
import type { Flow, FlowNode } from './flow.schema.ts';

/** A flow read as a graph: nodes by id with their manifests, and neighbours in document order. Unknown ends of edges are left out. */
export class FlowGraph {
  readonly flow: Flow;
  readonly catalogue: ComponentCatalogue;
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly #parents = new Map<string, string[]>();
  readonly #children = new Map<string, string[]>();
  readonly #ancestors = new Map<string, ReadonlySet<string>>();
  readonly #stages = new Map<Component['stage'], string[]>();

  constructor(flow: Flow, catalogue: ComponentCatalogue) {
    this.flow = flow;
    this.catalogue = catalogue;
    this.nodes = new Map(flow.nodes.map((node) => [node.id, node]));
    for (const { from, to } of flow.edges) {
      if (!this.nodes.has(from) || !this.nodes.has(to)) continue;
      push(this.#parents, to, from);
      push(this.#children, from, to);
    }
    for (const { id, component } of flow.nodes) {
      const stage = catalogue.get(component)?.stage;
      if (stage !== undefined) push(this.#stages, stage, id);
    }
  }

  component(nodeId: string): Component | undefined {
    const node = this.nodes.get(nodeId);
    return node && this.catalogue.get(node.component);
  }

  parents(nodeId: string): readonly string[] {
    return this.#parents.get(nodeId) ?? [];
  }

  children(nodeId: string): readonly string[] {
    return this.#children.get(nodeId) ?? [];
  }

  /** Ids of all nodes of the given stage, in document order. */
  ofStage(stage: Component['stage']): readonly string[] {
    return this.#stages.get(stage) ?? [];
  }

  /** Everything upstream of a node, the node itself left out. Safe on cyclic graphs. */
  ancestors(nodeId: string): ReadonlySet<string> {
    // Several rules ask for the same sets, and each costs a walk over the graph.
    const found = this.#ancestors.get(nodeId) ?? reach(nodeId, (id) => this.parents(id));
    this.#ancestors.set(nodeId, found);
    return found;
  }

  /** Everything downstream of a node, the node itself left out. Safe on cyclic graphs. */
  descendants(nodeId: string): ReadonlySet<string> {
    return reach(nodeId, (id) => this.children(id));
  }
}

function push<K>(map: Map<K, string[]>, key: K, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function reach(start: string, next: (id: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const neighbour of next(id)) {
      if (seen.has(neighbour)) continue;
      seen.add(neighbour);
      open.push(neighbour);
    }
  }
  return seen;
}
