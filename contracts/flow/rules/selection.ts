import type { FlowNode } from '../flow.schema.ts';
import type { FlowGraph } from '../graph.ts';
import type { Issue } from '../issues.ts';
import { error, type Rule, say } from './rule.ts';

/** Metric nodes that give the same number for the same answers: one component, equal parameters. */
interface Measure {
  readonly name: string;
  readonly nodes: readonly string[];
  readonly models: ReadonlySet<string>;
}

/** Trials are compared by one metric (the gate's, if there is one), so every model is measured by it, in the same way. */
export const selectionRule: Rule = (graph) => {
  const measures = measuresOf(graph);
  const { gate } = graph.flow.deploy;
  return gate ? byGate(graph, measures, gate.metric) : byAnyMetric(graph, measures);
};

function byGate(graph: FlowGraph, measures: readonly Measure[], metric: string): Issue[] {
  const [first, second] = measures.filter(({ name }) => name === metric);
  if (first === undefined) return [];
  if (second !== undefined) {
    const [one = '', other = ''] = [first.nodes[0], second.nodes[0]];
    return [
      error('ambiguous_metric', say('ambiguous_metric', { metric, first: one, second: other }), { nodeId: other }),
    ];
  }
  return unmeasured(graph, measures, first).map((id) =>
    error('uncompared_model', say('uncompared_model.gate', { model: id, metric, node: first.nodes[0] ?? '' }), {
      nodeId: id,
    }),
  );
}

function byAnyMetric(graph: FlowGraph, measures: readonly Measure[]): Issue[] {
  const [first] = measures;
  if (first === undefined || measures.some((one) => unmeasured(graph, measures, one).length === 0)) return [];
  return unmeasured(graph, measures, first).map((id) =>
    error('uncompared_model', say('uncompared_model', { model: id, node: first.nodes[0] ?? '' }), { nodeId: id }),
  );
}

/** Models that something measures, but not this; one that nothing measures is an issue of its own. */
function unmeasured(graph: FlowGraph, measures: readonly Measure[], measure: Measure): string[] {
  return graph
    .ofStage('model')
    .filter((id) => !measure.models.has(id) && measures.some(({ models }) => models.has(id)));
}

function measuresOf(graph: FlowGraph): Measure[] {
  const found = new Map<string, Measure>();
  for (const node of graph.flow.nodes) {
    const facts = graph.component(node.id)?.metric;
    if (!facts?.scalar) continue;
    const key = keyOf(graph, node);
    const known = found.get(key);
    found.set(key, {
      name: facts.name,
      nodes: [...(known?.nodes ?? []), node.id],
      models: new Set([...(known?.models ?? []), ...graph.ancestors(node.id)]),
    });
  }
  return [...found.values()];
}

/** The component with all its parameters, those left out as their defaults. */
function keyOf(graph: FlowGraph, { id, component, params }: FlowNode): string {
  const properties = graph.component(id)?.parameters.properties ?? {};
  const values = Object.entries(properties).map(([name, schema]) => [name, params[name] ?? schema['default'] ?? null]);
  return JSON.stringify([component, values]);
}
