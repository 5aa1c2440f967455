import { toDocument } from './document.ts';
import type { Flow, FlowEdge, FlowNode, FlowNote } from './flow.schema.ts';

/** One place that differs. `before` is undefined where it was added, `after` where it was removed. */
export interface Change {
  /** Where: `name`, `schedule.cron`, `deploy.gate.threshold`, or inside a node `component`, `params.C`, `position`. */
  field: string;
  before: unknown;
  after: unknown;
}

/** A node or a note that is in both flows, with what differs in it. */
export interface NodeChange {
  id: string;
  changes: Change[];
}

/** What differs between two flows. Nodes and notes are told apart by id, so a renamed node is one removed and one added. */
export interface FlowDifference {
  nodes: { added: FlowNode[]; removed: FlowNode[]; changed: NodeChange[] };
  edges: { added: FlowEdge[]; removed: FlowEdge[] };
  notes: { added: FlowNote[]; removed: FlowNote[]; changed: NodeChange[] };
  settings: Change[];
  /** The same nodes, edges, notes or parameters in another order; the order of trials follows it. */
  reordered: boolean;
}

export function diffFlows(before: Flow, after: Flow): FlowDifference {
  const nodes = { before: keyed(before.nodes, (node) => node.id), after: keyed(after.nodes, (node) => node.id) };
  const edges = { before: keyed(before.edges, edgeKey), after: keyed(after.edges, edgeKey) };
  const notes = { before: keyed(before.notes, (note) => note.id), after: keyed(after.notes, (note) => note.id) };
  const difference = {
    nodes: {
      added: onlyIn(nodes.after, nodes.before),
      removed: onlyIn(nodes.before, nodes.after),
      changed: [...nodes.after].flatMap(([key, node]) => nodeChange(nodes.before.get(key), node)),
    },
    edges: { added: onlyIn(edges.after, edges.before), removed: onlyIn(edges.before, edges.after) },
    notes: {
      added: onlyIn(notes.after, notes.before),
      removed: onlyIn(notes.before, notes.after),
      changed: [...notes.after].flatMap(([key, note]) => noteChange(notes.before.get(key), note)),
    },
    settings: changesBetween(settingsOf(before), settingsOf(after), ''),
  };
  return { ...difference, reordered: countChanges(difference) === 0 && text(before) !== text(after) };
}

/** True when the two flows say the same. */
export function isSameFlow(difference: FlowDifference): boolean {
  return countChanges(difference) === 0 && !difference.reordered;
}

/** The difference in sentences, one a line: `svc: params.C 1 > {"values":[1,10]}`. */
export function describeDifference({ nodes, edges, notes, settings, reordered }: FlowDifference): string[] {
  return [
    ...settings.map((change) => describeChange(change)),
    ...nodes.removed.map((node) => `- node ${node.id} (${node.component})`),
    ...nodes.added.map((node) => `+ node ${node.id} (${node.component})`),
    ...nodes.changed.flatMap(({ id, changes }) => changes.map((change) => `${id}: ${describeChange(change)}`)),
    ...edges.removed.map(({ from, to }) => `- edge ${from} > ${to}`),
    ...edges.added.map(({ from, to }) => `+ edge ${from} > ${to}`),
    ...notes.removed.map((note) => `- note ${note.id} ${show(note.text)}`),
    ...notes.added.map((note) => `+ note ${note.id} ${show(note.text)}`),
    ...notes.changed.flatMap(({ id, changes }) => changes.map((change) => `note ${id}: ${describeChange(change)}`)),
    ...(reordered ? ['the same in another order'] : []),
  ];
}

function describeChange({ field, before, after }: Change): string {
  return `${field} ${show(before)} > ${show(after)}`;
}

function show(value: unknown): string {
  return value === undefined ? 'not set' : JSON.stringify(value);
}

function countChanges({ nodes, edges, notes, settings }: Omit<FlowDifference, 'reordered'>): number {
  const lists = [...Object.values(nodes), ...Object.values(edges), ...Object.values(notes), settings];
  return lists.reduce((sum, list) => sum + list.length, 0);
}

function nodeChange(before: FlowNode | undefined, after: FlowNode): NodeChange[] {
  if (!before || before === after) return [];
  const changes = [
    ...changesAt('component', before.component, after.component),
    ...parameterChanges(before.params, after.params),
    ...changesAt('position', before.position, after.position),
  ];
  return changes.length > 0 ? [{ id: after.id, changes }] : [];
}

function noteChange(before: FlowNote | undefined, after: FlowNote): NodeChange[] {
  if (!before || before === after) return [];
  const changes = [
    ...changesAt('text', before.text, after.text),
    ...changesAt('position', before.position, after.position),
    ...changesAt('size', before.size, after.size),
    ...changesAt('colour', before.colour, after.colour),
  ];
  return changes.length > 0 ? [{ id: after.id, changes }] : [];
}

function parameterChanges(before: FlowNode['params'], after: FlowNode['params']): Change[] {
  const own = (params: FlowNode['params'], name: string) => (Object.hasOwn(params, name) ? params[name] : undefined);
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => changesAt(`params.${name}`, own(before, name), own(after, name)));
}

function settingsOf({ name, description, schedule, tracking, deploy }: Flow): Record<string, unknown> {
  return { name, description, schedule, tracking, deploy };
}

/** Walks into objects that both sides have, so that one changed threshold is one line. */
function changesBetween(before: Record<string, unknown>, after: Record<string, unknown>, path: string): Change[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const [old, now] = [before[key], after[key]];
    return isSettings(old) && isSettings(now)
      ? changesBetween(old, now, `${path}${key}.`)
      : changesAt(`${path}${key}`, old, now);
  });
}

function changesAt(field: string, before: unknown, after: unknown): Change[] {
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }];
}

function isSettings(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** By key and count, since a document may hold the same id or edge twice. */
function keyed<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  const counts = new Map<string, number>();
  return new Map(
    items.map((item) => {
      const key = keyOf(item);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return [`${count} ${key}`, item];
    }),
  );
}

function onlyIn<T>(items: ReadonlyMap<string, T>, others: ReadonlyMap<string, T>): T[] {
  return [...items].filter(([key]) => !others.has(key)).map(([, item]) => item);
}

function edgeKey({ from, to }: FlowEdge): string {
  return JSON.stringify([from, to]);
}

function text(flow: Flow): string {
  return JSON.stringify(toDocument(flow));
}
