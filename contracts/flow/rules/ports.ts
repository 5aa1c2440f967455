import type { Component } from '../../catalogue/index.ts';
import type { FlowGraph } from '../graph.ts';
import type { Issue } from '../issues.ts';
import { error, type Rule, say, warning } from './rule.ts';

/** Edges join ports that understand each other, ports get as many inputs as they take, and no node hangs loose. */
export const portRule: Rule = (graph) => [...edgeTypes(graph), ...inputCounts(graph), ...looseNodes(graph)];

function edgeTypes(graph: FlowGraph): Issue[] {
  return graph.flow.edges.flatMap(({ from, to }, index) => {
    const source = graph.component(from);
    const target = graph.component(to);
    if (!source || !target) return [];
    if (source.outputs.some((output) => target.inputs.some((input) => input.accepts.includes(output.type)))) return [];
    return [
      error(
        'incompatible_ports',
        say('incompatible_ports', {
          from,
          fromComponent: source.id,
          gives: source.outputs.map((output) => output.type),
          to,
          toComponent: target.id,
          takes: takes(target),
        }),
        { nodeId: to, field: `edges.${index}` },
      ),
    ];
  });
}

function takes(component: Component) {
  return component.inputs.flatMap((input) => input.accepts);
}

function inputCounts(graph: FlowGraph): Issue[] {
  return graph.flow.nodes.flatMap(({ id }) => {
    const component = graph.component(id);
    const input = component?.inputs[0];
    if (!component || !input) return [];
    const count = graph.parents(id).length;
    if (count === 0 && input.required)
      return [
        error('missing_input', say('missing_input', { node: id, component: component.id, takes: takes(component) }), {
          nodeId: id,
        }),
      ];
    if (count > 1 && input.arity === 'single')
      return [
        error('too_many_inputs', say('too_many_inputs', { node: id, component: component.id, count }), { nodeId: id }),
      ];
    return [];
  });
}

function looseNodes(graph: FlowGraph): Issue[] {
  const used = new Set(graph.ofStage('model').flatMap((id) => [...graph.ancestors(id)]));
  return graph.flow.nodes.flatMap(({ id }) => {
    const component = graph.component(id);
    if (!component || ['model', 'metric', 'save'].includes(component.stage)) return [];
    if (used.has(id)) return [];
    return [warning('unused_node', say('unused_node', { node: id, component: component.id }), { nodeId: id })];
  });
}
