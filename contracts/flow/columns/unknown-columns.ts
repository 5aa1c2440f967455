import { sayIssue } from '../../sayings/issue-sayings.ts';
import type { FlowNode } from '../flow.schema.ts';
import type { FlowGraph } from '../graph.ts';
import type { Issue } from '../issues.ts';
import { columnNames, columnsReaching, type TableColumns } from './columns-reaching.ts';

const ENCODER = 'preprocessing.one_hot_encoder';
/** Parameters that name columns: of the table as it was loaded, or of what reaches the node. */
const OF_TABLE = ['key_columns'];
const OF_NODE = ['columns', 'exclude_columns', 'column'];

/**
 * Nodes that name columns which cannot be there, as the trainer would refuse them once it runs. A column that an encoder before may make of
 * a rare value is given the benefit of the doubt, since a profile tells the frequent ones only.
 *
 * @param table what is known of the one table that the flow reads
 */
export function unknownColumns(graph: FlowGraph, table: TableColumns): Issue[] {
  return [...graph.nodes.values()].flatMap((node) => {
    const all = table.columns.map(({ name }) => name);
    if (graph.component(node.id)?.stage === 'load') return issuesOf(node, ['exclude_columns'], all);
    const reaching = columnsReaching(graph, node.id, table).map(({ name }) => name);
    const made = encodedBefore(graph, node.id) ? all.map((name) => `${name}_`) : [];
    return [...issuesOf(node, OF_TABLE, all), ...issuesOf(node, OF_NODE, reaching, made)];
  });
}

function issuesOf(
  node: FlowNode,
  parameters: readonly string[],
  known: readonly string[],
  beginnings: readonly string[] = [],
): Issue[] {
  return parameters.flatMap((parameter) => {
    const named = [...new Set(columnNames(node.params[parameter]))];
    return named
      .filter((name) => !known.includes(name) && !beginnings.some((beginning) => name.startsWith(beginning)))
      .map((name) => ({
        code: 'invalid_parameter' as const,
        severity: 'error' as const,
        nodeId: node.id,
        field: `params.${parameter}`,
        ...sayIssue('invalid_parameter.column', { column: name, known }),
      }));
  });
}

function encodedBefore(graph: FlowGraph, nodeId: string): boolean {
  return [...graph.ancestors(nodeId)].some((id) => graph.nodes.get(id)?.component === ENCODER);
}
