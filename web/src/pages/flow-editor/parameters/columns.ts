import type { Profile } from '@flowi/contracts/entities';
import { type FlowGraph, type FlowNode, type Parameter, valuesOf } from '@flowi/contracts/flow';

export type ColumnType = Profile['columns'][number]['type'];

export interface ReachingColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** How each kind of node changes the columns that pass it; any other leaves them as they are. */
const CHANGES: Readonly<
  Record<string, (columns: readonly ReachingColumn[], node: FlowNode, profile: Profile) => readonly ReachingColumn[]>
> = {
  'preprocessing.drop_columns': (columns, node) => without(columns, names(node.params['columns'])),
  'preprocessing.split_string': splitString,
  'preprocessing.ordinal_encoder': (columns, node) => {
    const taken = new Set(taking(columns, node, ['string', 'boolean']));
    return columns.map((column) => (taken.has(column) ? { ...column, type: 'number' } : column));
  },
  'preprocessing.one_hot_encoder': oneHot,
};

/**
 * The columns that may reach a node, by what the data set's profile and the nodes before it say; the target is never among them. Where a
 * node before takes several values, columns of any of them are told.
 */
export function columnsReaching(graph: FlowGraph, nodeId: string, profile: Profile): readonly ReachingColumn[] {
  const above = graph.ancestors(nodeId);
  const memo = new Map<string, readonly ReachingColumn[]>();
  const leaving = (id: string, way: ReadonlySet<string>): readonly ReachingColumn[] => {
    const known = memo.get(id);
    const node = graph.nodes.get(id);
    // A circle brings nothing of its own.
    if (known || !node || way.has(id)) return known ?? [];
    const arriving = merge(graph.parents(id).map((parent) => leaving(parent, new Set([...way, id]))));
    const result = graph.component(id)?.stage === 'load' ? loaded(node, profile) : changed(arriving, node, profile);
    memo.set(id, result);
    return result;
  };
  if (above.has(nodeId)) return [];
  return merge(graph.parents(nodeId).map((parent) => leaving(parent, new Set([nodeId]))));
}

function changed(columns: readonly ReachingColumn[], node: FlowNode, profile: Profile): readonly ReachingColumn[] {
  const change = Object.hasOwn(CHANGES, node.component) ? CHANGES[node.component] : undefined;
  return change ? change(columns, node, profile) : columns;
}

function loaded({ params }: FlowNode, profile: Profile): readonly ReachingColumn[] {
  const all = profile.columns.map(({ name, type }) => ({ name, type }));
  return without(all, [...names(params['target']), ...names(params['exclude_columns'])]);
}

function splitString(columns: readonly ReachingColumn[], { params }: FlowNode): readonly ReachingColumn[] {
  const kept = params['keep'] === true ? columns : without(columns, names(params['column']));
  return merge([kept, names(params['outputs']).map((name) => ({ name, type: 'string' }))]);
}

/** Each value of a category becomes a column; the profile names the frequent ones. */
function oneHot(columns: readonly ReachingColumn[], node: FlowNode, profile: Profile): readonly ReachingColumn[] {
  const taken = new Set(taking(columns, node, ['string', 'boolean']));
  return columns.flatMap((column) => {
    if (!taken.has(column)) return [column];
    const top = profile.columns.find(({ name }) => name === column.name)?.top ?? [];
    return top.map(({ value }) => ({ name: `${column.name}_${value}`, type: 'number' as const }));
  });
}

/** The columns that a node works on: those named, or all of its types, without those excluded. */
function taking(columns: readonly ReachingColumn[], { params }: FlowNode, types: readonly ColumnType[]) {
  const chosen = names(params['columns']);
  const excluded = names(params['exclude_columns']);
  return columns.filter(({ name, type }) =>
    chosen.length > 0
      ? chosen.includes(name) && !excluded.includes(name)
      : types.includes(type) && !excluded.includes(name),
  );
}

function without(columns: readonly ReachingColumn[], excluded: readonly string[]): readonly ReachingColumn[] {
  return columns.filter(({ name }) => !excluded.includes(name));
}

function merge(lists: readonly (readonly ReachingColumn[])[]): readonly ReachingColumn[] {
  return [...new Map(lists.flat().map((column) => [column.name, column])).values()];
}

function names(parameter: Parameter | undefined): readonly string[] {
  if (parameter === undefined) return [];
  return valuesOf(parameter)
    .flat()
    .filter((name) => typeof name === 'string');
}
