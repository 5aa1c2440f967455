import type { ColumnProfile, DatasetVersion, Profile } from '@flowi/contracts/entities';
import { type FlowGraph, type FlowNode, type Issue, unknownColumns } from '@flowi/contracts/flow';
import { type Said, sayIssue as say } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { PinnedDataset } from '../../ports/records.ts';

/** More classes than this whose names are numbers, with fewer rows of each than that, look like a quantity. */
const NUMERIC_CLASSES = 20;
const ROWS_OF_A_CLASS = 10;

export type DatasetPorts = Pick<Ports, 'datasets' | 'datasetVersions'>;

/** The dataset versions that a flow reads, and what is wrong with them: not there, not ready, no such target. */
export async function checkDatasets(
  ports: DatasetPorts,
  projectId: string,
  graph: FlowGraph,
): Promise<{ pins: PinnedDataset[]; issues: Issue[] }> {
  const loads = graph.flow.nodes.filter((node) => graph.component(node.id)?.stage === 'load');
  const tasks = tasksOf(graph);
  const checked = await Promise.all(loads.map((node) => checkNode(ports, projectId, node, tasks)));
  const [table, ...others] = checked.flatMap(({ profile }) => profile ?? []);
  const columns = table === undefined || others.length > 0 ? [] : unknownColumns(graph, table);
  return {
    pins: checked.flatMap(({ pin }) => pin ?? []),
    issues: [...checked.flatMap(({ issues }) => issues), ...columns],
  };
}

/** What is known of the table of one load node. */
interface Checked {
  readonly pin: PinnedDataset | null;
  readonly profile: Profile | null;
  readonly issues: Issue[];
}

function tasksOf(graph: FlowGraph): ReadonlySet<string> {
  return new Set(graph.ofStage('model').flatMap((id) => graph.component(id)?.task ?? []));
}

async function checkNode(
  ports: DatasetPorts,
  projectId: string,
  node: FlowNode,
  tasks: ReadonlySet<string>,
): Promise<Checked> {
  const { dataset: name, version: wanted, target } = node.params;
  if (typeof name !== 'string') return { pin: null, profile: null, issues: [] };
  const dataset = await ports.datasets.find({ projectId, name });
  if (dataset === null) return refused(node, 'dataset', say('invalid_parameter.no_dataset', { dataset: name }));
  const number = typeof wanted === 'number' ? wanted : dataset.latestVersion;
  const version = number < 1 ? null : await ports.datasetVersions.find({ projectId, name, version: number });
  if (version === null) {
    return typeof wanted === 'number'
      ? refused(
          node,
          'version',
          say('invalid_parameter.no_version', { dataset: name, version: wanted, newest: dataset.latestVersion }),
        )
      : refused(node, 'dataset', say('invalid_parameter.none_ready', { dataset: name }));
  }
  if (version.state !== 'ready' || version.profile === null || version.digest === null) {
    return refused(
      node,
      'dataset',
      say('invalid_parameter.not_ready', {
        dataset: name,
        version: version.version,
        state: version.state,
        reason: version.error === '' ? null : version.error,
      }),
    );
  }
  const pin: PinnedDataset = {
    nodeId: node.id,
    name,
    version: version.version,
    digest: version.digest,
    format: version.format,
    bytes: version.files.reduce((sum, file) => sum + file.bytes, 0),
    rows: version.profile.rows,
  };
  const issues = typeof target === 'string' ? checkTarget(node, version, target, tasks) : [];
  return { pin, profile: version.profile, issues };
}

function checkTarget(node: FlowNode, version: DatasetVersion, target: string, tasks: ReadonlySet<string>): Issue[] {
  const columns = version.profile?.columns ?? [];
  const named = { dataset: version.name, column: target };
  const column = columns.find(({ name }) => name === target);
  if (column === undefined) {
    const known = columns.map(({ name }) => name);
    return [issue(node, 'target', say('invalid_parameter.no_target', { ...named, known }))];
  }
  if (column.distinct === 0) return [issue(node, 'target', say('invalid_parameter.empty_target', named))];
  if (column.distinct === 1 && tasks.has('classification')) {
    return [issue(node, 'target', say('invalid_parameter.one_class', named))];
  }
  if (tasks.has('classification') && looksLikeNumbers(column, version.profile?.rows ?? 0)) {
    return [
      issue(
        node,
        'target',
        say('invalid_parameter.numeric_target', {
          ...named,
          distinct: column.distinct,
          rows: version.profile?.rows ?? 0,
        }),
      ),
    ];
  }
  if (tasks.has('regression') && column.type !== 'number') {
    return [issue(node, 'target', say('invalid_parameter.no_number_target', { ...named, type: column.type }))];
  }
  return [];
}

/** As the trainer judges by all values; of fractions the profile shows the bounds and the most frequent ones. */
function looksLikeNumbers(column: ColumnProfile, rows: number): boolean {
  if (column.type !== 'number' || column.distinct <= NUMERIC_CLASSES) return false;
  const shown = [column.minimum, column.maximum, ...column.top.map(({ value }) => value)];
  const fractions = shown.some((value) => value !== null && !Number.isInteger(Number(value)));
  return fractions || rows - column.missing < ROWS_OF_A_CLASS * column.distinct;
}

function refused(node: FlowNode, parameter: string, said: Said): Checked {
  return { pin: null, profile: null, issues: [issue(node, parameter, said)] };
}

function issue(node: FlowNode, parameter: string, said: Said): Issue {
  return { code: 'invalid_parameter', severity: 'error', nodeId: node.id, field: `params.${parameter}`, ...said };
}
