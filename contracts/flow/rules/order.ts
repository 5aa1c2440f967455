import type { Component } from '../../catalogue/index.ts';
import type { FlowGraph } from '../graph.ts';
import type { Issue } from '../issues.ts';
import { error, type Rule, say, warning } from './rule.ts';

/** What may not come before what: a stage, and the stages that must not be upstream of it. */
const FORBIDDEN_UPSTREAM: Partial<Record<Component['stage'], readonly Component['stage'][]>> = {
  row: ['split', 'fitted', 'model'],
  split: ['fitted', 'label', 'model'],
  stateless: ['model'],
  fitted: ['model'],
  label: ['model'],
  model: ['model'],
};

/** One source, at most one split, models that are measured, and rows flow load > row steps > split > fitted > model > metrics. */
export const orderRule: Rule = (graph) => [
  ...counts(graph),
  ...unmeasured(graph),
  ...stageOrder(graph),
  ...textOrder(graph),
];

function counts(graph: FlowGraph): Issue[] {
  const issues: Issue[] = [];
  const sources = graph.ofStage('load');
  const splits = graph.ofStage('split');
  if (sources.length === 0) issues.push(error('missing_source', say('missing_source', {}), { field: 'nodes' }));
  if (sources.length > 1)
    issues.push(
      error('several_sources', say('several_sources', { nodes: sources }), {
        nodeId: sources[1] ?? '',
      }),
    );
  if (splits.length > 1)
    issues.push(
      error('several_splits', say('several_splits', { nodes: splits }), {
        nodeId: splits[1] ?? '',
      }),
    );
  if (splits.length === 0)
    issues.push(warning('default_split_used', say('default_split_used', {}), { field: 'nodes' }));
  if (graph.ofStage('model').length === 0)
    issues.push(error('missing_model', say('missing_model', {}), { field: 'nodes' }));
  return issues;
}

/** Trials are compared by one number, so each model needs a metric below it that gives one. */
function unmeasured(graph: FlowGraph): Issue[] {
  const metrics = graph.ofStage('metric').filter((id) => graph.component(id)?.metric?.scalar);
  if (metrics.length === 0) {
    return [error('missing_metric', say('missing_metric', {}), { field: 'nodes' })];
  }
  const measured = new Set(metrics.flatMap((id) => [...graph.ancestors(id)]));
  return graph
    .ofStage('model')
    .filter((id) => !measured.has(id))
    .map((id) => {
      const component = graph.component(id)?.id ?? '';
      return error('missing_metric', say('missing_metric.of_model', { model: id, component, metrics }), { nodeId: id });
    });
}

function stageOrder(graph: FlowGraph): Issue[] {
  return graph.flow.nodes.flatMap(({ id }) => {
    const component = graph.component(id);
    const forbidden = component && FORBIDDEN_UPSTREAM[component.stage];
    if (!component || !forbidden) return [];
    const above = graph.ancestors(id);
    const wrong = forbidden.flatMap((stage) => graph.ofStage(stage)).find((other) => other !== id && above.has(other));
    if (wrong === undefined) return [];
    return [
      error(
        'wrong_order',
        say('wrong_order', {
          node: id,
          component: component.id,
          after: wrong,
          afterComponent: graph.component(wrong)?.id ?? '',
        }),
        { nodeId: id },
      ),
    ];
  });
}

const TEXT_OPERATIONS: ReadonlySet<string> = new Set([
  'preprocessing.replace_string',
  'preprocessing.split_string',
  'preprocessing.substring',
]);

/** Text operations work on raw text, so nothing fitted may come before them: a fitted step has turned text into codes. */
function textOrder(graph: FlowGraph): Issue[] {
  return graph.flow.nodes.flatMap(({ id, component }) => {
    if (!TEXT_OPERATIONS.has(component)) return [];
    const above = graph.ancestors(id);
    const fitted = graph.ofStage('fitted').find((other) => above.has(other));
    if (fitted === undefined) return [];
    return [error('text_after_fit', say('text_after_fit', { node: id, component, fitted }), { nodeId: id })];
  });
}
