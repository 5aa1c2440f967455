import type { Component } from '../../catalogue/index.ts';
import type { FlowGraph } from '../graph.ts';
import type { Issue } from '../issues.ts';
import { error, type Rule, warning } from './rule.ts';

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
        `${to} (${target.id}) takes ${takes(target)}, but ${from} (${source.id}) gives ${gives(source)}.`,
        { nodeId: to, field: `edges.${index}` },
      ),
    ];
  });
}

function takes(component: Component): string {
  return component.inputs.flatMap((input) => input.accepts).join(' or ') || 'no input';
}

function gives(component: Component): string {
  return component.outputs.map((output) => output.type).join(' and ') || 'nothing';
}

function inputCounts(graph: FlowGraph): Issue[] {
  return graph.flow.nodes.flatMap(({ id }) => {
    const component = graph.component(id);
    const input = component?.inputs[0];
    if (!component || !input) return [];
    const count = graph.parents(id).length;
    if (count === 0 && input.required)
      return [
        error('missing_input', `Node "${id}" (${component.id}) has no input; connect ${takes(component)} to it.`, {
          nodeId: id,
        }),
      ];
    if (count > 1 && input.arity === 'single')
      return [
        error('too_many_inputs', `Node "${id}" (${component.id}) takes one input but has ${count}.`, { nodeId: id }),
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
    return [
      warning('unused_node', `Node "${id}" (${component.id}) leads to no model and will not run.`, { nodeId: id }),
    ];
  });
}
