import type { FlowNode, Parameter } from '../flow.schema.ts';
import type { FlowGraph } from '../graph.ts';
import { valuesOf } from '../parameters.ts';

type ColumnType = 'number' | 'boolean' | 'string' | 'timestamp';

/** What has to be known of a table: its columns, and the most frequent values of each. A dataset's profile says it. */
export interface TableColumns {
  readonly columns: readonly (ReachingColumn & { readonly top: readonly { readonly value: unknown }[] })[];
}

export interface ReachingColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** How each kind of node changes the columns that pass it; any other leaves them as they are. */
const CHANGES: Readonly<
  Record<
    string,
    (columns: readonly ReachingColumn[], node: FlowNode, profile: TableColumns) => readonly ReachingColumn[]
  >
> = {
  'preprocessing.drop_columns': (columns, node) => without(columns, columnNames(node.params['columns'])),
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
export function columnsReaching(graph: FlowGraph, nodeId: string, profile: TableColumns): readonly ReachingColumn[] {
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

function changed(columns: readonly ReachingColumn[], node: FlowNode, profile: TableColumns): readonly ReachingColumn[] {
  const change = Object.hasOwn(CHANGES, node.component) ? CHANGES[node.component] : undefined;
  return change ? change(columns, node, profile) : columns;
}

function loaded({ params }: FlowNode, profile: TableColumns): readonly ReachingColumn[] {
  const all = profile.columns.map(({ name, type }) => ({ name, type }));
  return without(all, [...columnNames(params['target']), ...columnNames(params['exclude_columns'])]);
}

function splitString(columns: readonly ReachingColumn[], { params }: FlowNode): readonly ReachingColumn[] {
  const kept = params['keep'] === true ? columns : without(columns, columnNames(params['column']));
  return merge([kept, columnNames(params['outputs']).map((name) => ({ name, type: 'string' }))]);
}

/** Each value of a category becomes a column; the profile names the frequent ones. */
function oneHot(columns: readonly ReachingColumn[], node: FlowNode, profile: TableColumns): readonly ReachingColumn[] {
  const taken = new Set(taking(columns, node, ['string', 'boolean']));
  return columns.flatMap((column) => {
    if (!taken.has(column)) return [column];
    const top = profile.columns.find(({ name }) => name === column.name)?.top ?? [];
    return top.map(({ value }) => ({ name: `${column.name}_${value}`, type: 'number' as const }));
  });
}

/** The columns that a node works on: those named, or all of its types, without those excluded. */
function taking(columns: readonly ReachingColumn[], { params }: FlowNode, types: readonly ColumnType[]) {
  const chosen = columnNames(params['columns']);
  const excluded = columnNames(params['exclude_columns']);
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

/** Names of columns that a parameter holds, over all its values. */
export function columnNames(parameter: Parameter | undefined): readonly string[] {
  if (parameter === undefined) return [];
  return valuesOf(parameter)
    .flat()
    .filter((name) => typeof name === 'string');
}
