import * as z from 'zod';
import type { ComponentCatalogue } from '../catalogue/index.ts';
import { isEmpty, readAttributes } from './chart/attributes.ts';
import {
  type Chart,
  type ChartNode,
  chartSchema,
  payloadSchema,
  type Unmapped,
  unmappedSchema,
} from './chart/chart.schema.ts';
import { COMPONENT_MAPPINGS, COMPONENTS_LEFT_OUT } from './chart/components.ts';
import { bridgedEdges } from './chart/links.ts';
import { readLoadFile } from './chart/load.ts';
import { readSettings } from './chart/settings.ts';
import { type FlowNode, flowSchema } from './flow.schema.ts';
import type { Issue } from './issues.ts';
import { parseFlow } from './validate.ts';

/** A flow made of a chart of the original Flowi, with all that a person has to look at. */
export const importedFlowSchema = z.object({ document: flowSchema, unmapped: z.array(unmappedSchema) });
export type ImportedFlow = z.output<typeof importedFlowSchema>;
export type ChartImport = ({ ok: true } & ImportedFlow) | { ok: false; issues: Issue[] };

interface Carried {
  id: string;
  givesOutput: boolean;
  /** The node, and for a load node the split behind it. */
  nodes: FlowNode[];
}

/**
 * Turns the `flow_chart` of the original Flowi, alone or inside the configuration it posted, into a flow. What has no counterpart is
 * left out and named; nothing is guessed silently. The flow may still need work: judge it with `validateFlow`.
 */
export function importChart(input: unknown, catalogue: ComponentCatalogue): ChartImport {
  const payload = payloadSchema.safeParse(input);
  const chart = chartSchema.safeParse(chartOf(input));
  if (!payload.success) return refuse(payload.error.issues);
  if (!chart.success) return refuse(chart.error.issues);
  const unmapped: Unmapped[] = [];
  const carried = carryNodes(chart.data, catalogue, unmapped);
  const { settings, unmapped: lostSettings } = readSettings(payload.data);
  const name = payload.data.flow_name?.trim().slice(0, 128) || 'imported flow';
  const nodes = [...carried.values()].flatMap((one) => one.nodes);
  const parsed = parseFlow({ schemaVersion: 1, name, nodes, edges: edgesOf(chart.data, carried), ...settings });
  return parsed.ok ? { ok: true, document: parsed.flow, unmapped: [...unmapped, ...lostSettings] } : parsed;
}

/** The chart is stored as an object or as its JSON text. */
function chartOf(input: unknown): unknown {
  const chart = typeof input === 'object' && input !== null && 'flow_chart' in input ? input.flow_chart : input;
  if (typeof chart !== 'string') return chart;
  try {
    return JSON.parse(chart);
  } catch {
    return chart;
  }
}

function refuse(faults: readonly z.core.$ZodIssue[]): ChartImport {
  const expected = 'expected a chart {nodes, links}, or a configuration with one in flow_chart';
  return {
    ok: false,
    issues: faults.map(({ path, message }) => ({
      code: 'bad_shape',
      severity: 'error',
      field: path.join('.'),
      message: `${message}; ${expected}`,
    })),
  };
}

function carryNodes(chart: Chart, catalogue: ComponentCatalogue, unmapped: Unmapped[]): Map<string, Carried> {
  const taken = new Set<string>();
  const target = targetOfLabel(chart);
  const carried = new Map<string, Carried>();
  for (const [chartId, node] of Object.entries(chart.nodes)) {
    const result = carryNode(node, catalogue, target, taken);
    const place = `${node.properties.name} (${chartId})`;
    for (const { attribute, reason } of result.findings) unmapped.push({ node: place, attribute, reason });
    if (result.carried) carried.set(chartId, result.carried);
  }
  return carried;
}

type Carrying = { carried?: Carried; findings: { attribute: string | null; reason: string }[] };

function carryNode(node: ChartNode, catalogue: ComponentCatalogue, target: unknown, taken: Set<string>): Carrying {
  const { name, attributes } = node.properties;
  const mapping = own(COMPONENT_MAPPINGS, name);
  const component = mapping && catalogue.get(mapping.component);
  if (!mapping || !component) {
    const reason =
      own(COMPONENTS_LEFT_OUT, name) ?? 'no component of this name is known; add one of the catalogue in its place';
    return { findings: [{ attribute: null, reason }] };
  }
  const isLoad = component.stage === 'load';
  const load = isLoad ? readLoadFile({ target_column: target, ...withoutEmpty(attributes) }) : undefined;
  const rest = component.stage === 'label' ? withoutTarget(attributes) : attributes;
  const { params, findings } = readAttributes(load?.rest ?? rest, mapping, component, catalogue);
  const position = node.position && { x: node.position.x, y: node.position.y };
  const id = freshId(name, taken);
  const main: FlowNode = { id, component: component.id, params: { ...load?.params, ...params }, position };
  const split = load && { id: freshId('Split', taken), component: 'train.holdout', params: load.split };
  return {
    carried: { id, givesOutput: component.outputs.length > 0, nodes: split ? [main, split] : [main] },
    findings: [...(load?.findings ?? []), ...findings],
  };
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The target was named by LoadFile in one version and by LabelEncoder in another; here it belongs to the load node. */
function targetOfLabel(chart: Chart): unknown {
  const label = Object.values(chart.nodes).find((node) => node.properties.name === 'LabelEncoder');
  return label?.properties.attributes['target_column'];
}

function withoutTarget({ target_column: _target, ...attributes }: Record<string, unknown>): Record<string, unknown> {
  return attributes;
}

function withoutEmpty(attributes: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => !isEmpty(value)));
}

function freshId(name: string, taken: Set<string>): string {
  const stem = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  let id = stem;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}_${number}`;
  taken.add(id);
  return id;
}

/** A load node is joined to its split; what it fed is fed by the split. */
function edgesOf(chart: Chart, carried: ReadonlyMap<string, Carried>) {
  const links = Object.values(chart.links).flatMap(({ from, to }) =>
    to.nodeId === undefined ? [] : [{ from: from.nodeId, to: to.nodeId }],
  );
  const splits = new Map(
    [...carried.values()].flatMap(({ id, nodes }) => nodes.slice(1).map((split) => [id, split.id] as const)),
  );
  const joined = [...splits].map(([from, to]) => ({ from, to }));
  return [...joined, ...bridgedEdges(links, carried).map(({ from, to }) => ({ from: splits.get(from) ?? from, to }))];
}
