import type { Component } from '../../catalogue/index.ts';
import type { FlowNode, Parameter, PlainValue } from '../flow.schema.ts';
import type { FlowGraph } from '../graph.ts';
import type { Issue } from '../issues.ts';
import { isSearch, isValues } from '../parameters.ts';
import { clip, error, type Rule, say } from './rule.ts';

/** Stages whose nodes may hold several values of a parameter: one trial each. */
export const STAGES_WITH_VALUES: ReadonlySet<Component['stage']> = new Set(['stateless', 'fitted', 'model']);

/** Every node is of a known component, its parameters are known, present where required and within their schema. */
export const componentRule: Rule = (graph) =>
  graph.flow.nodes.flatMap((node) => {
    const component = graph.catalogue.get(node.component);
    if (!component) {
      return [
        error('unknown_component', say('unknown_component', { node: node.id, component: node.component }), {
          nodeId: node.id,
          field: 'component',
        }),
      ];
    }
    return [
      ...missingParameters(node, component),
      ...Object.entries(node.params).flatMap(([name, value]) => parameterIssues(graph, node, component, name, value)),
    ];
  });

function missingParameters(node: FlowNode, component: Component): Issue[] {
  return (component.parameters.required ?? [])
    .filter((name) => !Object.hasOwn(node.params, name))
    .map((name) =>
      error(
        'missing_parameter',
        say('missing_parameter', { node: node.id, component: component.id, parameter: name }),
        {
          nodeId: node.id,
          field: `params.${name}`,
        },
      ),
    );
}

function parameterIssues(
  graph: FlowGraph,
  node: FlowNode,
  component: Component,
  name: string,
  parameter: Parameter,
): Issue[] {
  const where = { nodeId: node.id, field: `params.${name}` };
  const validator = graph.catalogue.parameterValidator(component, name);
  if (!validator) {
    const known = Object.keys(component.parameters.properties);
    return [
      error('unknown_parameter', say('unknown_parameter', { component: component.id, parameter: name, known }), where),
    ];
  }
  if (isSearch(parameter)) {
    return [error('search_not_supported', say('search_not_supported', { parameter: name }), where)];
  }
  if (isValues(parameter) && !STAGES_WITH_VALUES.has(component.stage)) {
    return [
      error('values_not_allowed', say('values_not_allowed', { component: component.id, parameter: name }), where),
    ];
  }
  const values: readonly PlainValue[] = isValues(parameter) ? parameter.values : [parameter];
  return values.flatMap((value) => {
    const result = validator.safeParse(value);
    if (result.success) return [];
    const { title: _, description: __, default: ___, ...allowed } = component.parameters.properties[name] ?? {};
    const given = clip(JSON.stringify(value));
    return [
      error(
        'invalid_parameter',
        say('invalid_parameter', { component: component.id, parameter: name, given, allowed }),
        where,
      ),
    ];
  });
}
