import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import {
  applyOperation,
  type Flow,
  FlowGraph,
  type Issue,
  isValues,
  type Operation,
  type SingleOperation,
} from '@flowi/contracts/flow';
import { placesOf } from '../../../features/canvas/layout.ts';
import { refusalOf } from '../graph/connecting.ts';
import { asSeen, newNode } from '../graph/edits.ts';

/** A way out of a problem that takes nothing away but what is wrong. */
export interface Fix {
  readonly kind:
    | 'reset'
    | 'drop-parameter'
    | 'first-value'
    | 'disconnect'
    | 'once'
    | 'measure'
    | 'add-metric'
    | 'add-split'
    | 'add-source'
    | 'gate-metric';
  readonly operation: Operation;
}

/** The safe way out of an issue; null where a person has to think, or something else is wrong that stands in the way. */
export function fixOf(issue: Issue, flow: Flow, catalogue: ComponentCatalogue): Fix | null {
  const fix = wayOut(issue, flow, catalogue);
  return fix !== null && applyOperation(flow, fix.operation).ok ? fix : null;
}

function wayOut(issue: Issue, flow: Flow, catalogue: ComponentCatalogue): Fix | null {
  const graph = new FlowGraph(flow, catalogue);
  switch (issue.code) {
    case 'unknown_parameter':
      return parameterFix(issue, (nodeId, name) => ({ kind: 'drop-parameter', operation: clearing(nodeId, name) }));
    case 'invalid_parameter':
      return parameterFix(issue, (nodeId, name) =>
        graph.component(nodeId)?.parameters.required?.includes(name)
          ? null
          : { kind: 'reset', operation: clearing(nodeId, name) },
      );
    case 'values_not_allowed':
      return parameterFix(issue, (nodeId, name) => firstValue(graph, nodeId, name));
    case 'dangling_edge':
    case 'duplicate_edge':
    case 'incompatible_ports':
      return edgeFix(issue, flow);
    case 'missing_metric':
      return issue.nodeId === undefined ? addMetric(graph) : measure(graph, issue.nodeId);
    case 'default_split_used':
      return addSplit(graph);
    case 'missing_source':
      return addSource(graph);
    case 'gate_metric_missing':
    case 'gate_metric_not_scalar':
      return gateMetric(graph);
    default:
      return null;
  }
}

function parameterFix({ nodeId, field }: Issue, make: (nodeId: string, name: string) => Fix | null): Fix | null {
  const name = field?.startsWith('params.') ? field.slice('params.'.length) : undefined;
  return nodeId === undefined || name === undefined ? null : make(nodeId, name);
}

function clearing(nodeId: string, name: string): Operation {
  return { type: 'clear-parameter', nodeId, name };
}

function firstValue(graph: FlowGraph, nodeId: string, name: string): Fix | null {
  const parameter = graph.nodes.get(nodeId)?.params[name];
  if (parameter === undefined || !isValues(parameter)) return null;
  const [value = null] = parameter.values;
  return { kind: 'first-value', operation: { type: 'set-parameter', nodeId, name, value } };
}

function edgeFix({ code, field }: Issue, flow: Flow): Fix | null {
  const at = Number(/^edges\.(\d+)$/.exec(field ?? '')?.[1]);
  const edge = flow.edges[at];
  if (!edge) return null;
  if (code !== 'duplicate_edge') return { kind: 'disconnect', operation: { type: 'disconnect', edge } };
  return { kind: 'once', operation: { type: 'splice', edges: { at, remove: 1, insert: [] } } };
}

/** Joins a model to the metrics there are. */
function measure(graph: FlowGraph, modelId: string): Fix | null {
  const edges = graph
    .ofStage('metric')
    .map((to) => ({ from: modelId, to }))
    .filter((edge) => refusalOf(graph.flow, graph.catalogue, edge) === null);
  const operations = edges.map((edge) => ({ type: 'connect' as const, edge }));
  return operations.length === 0 ? null : { kind: 'measure', operation: asSeen(graph.flow, operations) };
}

const USUAL_METRICS = { classification: 'metrics.accuracy', regression: 'metrics.r2' } as const;

function addMetric(graph: FlowGraph): Fix | null {
  const models = graph.ofStage('model');
  const [first = ''] = models;
  const task = graph.component(first)?.task;
  const id = task ? USUAL_METRICS[task] : undefined;
  if (id === undefined || !graph.catalogue.get(id)) return null;
  const { flow } = graph;
  const place = placesOf(flow).get(first) ?? { x: 0, y: 0 };
  const node = newNode(flow, id, { x: place.x + 280, y: place.y });
  const grown = { ...flow, nodes: [...flow.nodes, node] };
  const connects = models
    .map((from) => ({ from, to: node.id }))
    .filter((edge) => refusalOf(grown, graph.catalogue, edge) === null)
    .map((edge) => ({ type: 'connect' as const, edge }));
  return { kind: 'add-metric', operation: asSeen(flow, [{ type: 'add-node', node }, ...connects]) };
}

/** Writes the split that would be used anyway, between the source and all it feeds; not where steps have to come before it. */
function addSplit(graph: FlowGraph): Fix | null {
  const [source, more] = graph.ofStage('load');
  if (source === undefined || more !== undefined || !graph.catalogue.get('train.holdout')) return null;
  const after = graph.children(source);
  const early = [...graph.ofStage('row'), ...graph.ofStage('stateless')];
  if (after.length === 0 || early.length > 0) return null;
  const { flow } = graph;
  const places = placesOf(flow);
  const from = places.get(source) ?? { x: 0, y: 0 };
  const node = newNode(flow, 'train.holdout', { x: from.x + 280, y: from.y });
  const shift = 272;
  const moves = [...places]
    .filter(([id, place]) => id !== source && place.x > from.x)
    .map(([nodeId, { x, y }]) => ({ nodeId, position: { x: x + shift, y } }));
  const operations: SingleOperation[] = [
    ...(moves.length > 0 ? [{ type: 'move-nodes' as const, moves }] : []),
    { type: 'add-node', node },
    ...after.map((to) => ({ type: 'disconnect' as const, edge: { from: source, to } })),
    { type: 'connect', edge: { from: source, to: node.id } },
    ...after.map((to) => ({ type: 'connect' as const, edge: { from: node.id, to } })),
  ];
  return { kind: 'add-split', operation: asSeen(flow, operations) };
}

function addSource(graph: FlowGraph): Fix | null {
  const { flow, catalogue } = graph;
  if (!catalogue.get('load.table')) return null;
  const places = [...placesOf(flow).values()];
  const left = places.length === 0 ? 0 : Math.min(...places.map(({ x }) => x)) - 280;
  return {
    kind: 'add-source',
    operation: asSeen(flow, [
      { type: 'add-node', node: newNode(flow, 'load.table', { x: left, y: places[0]?.y ?? 0 }) },
    ]),
  };
}

/** Asks the gate for the first number that the flow measures. */
function gateMetric(graph: FlowGraph): Fix | null {
  const { deploy } = graph.flow;
  const facts = graph.ofStage('metric').flatMap((id) => graph.component(id)?.metric ?? []);
  const metric = facts.find(({ scalar }) => scalar);
  if (!metric || !deploy.gate) return null;
  return {
    kind: 'gate-metric',
    operation: {
      type: 'set-deploy',
      deploy: { ...deploy, gate: { ...deploy.gate, metric: metric.name, threshold: null } },
    },
  };
}
