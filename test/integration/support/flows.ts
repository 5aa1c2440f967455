import { readFileSync } from 'node:fs';
import type { FlowInput } from '@flowi/contracts/flow';
import { examplePath } from '../../../cli/src/demo/examples.ts';

export interface FlowChange {
  name?: string;
  dataset?: string;
  target?: string;
  /** The node `model`. */
  model?: { component: string; params: NonNullable<FlowInput['nodes'][number]['params']> };
  deploy?: FlowInput['deploy'];
}

/** One tree on the Iris table: the smallest run that goes through every step. */
export function makeFlow(change: FlowChange = {}): FlowInput {
  const { name = 'iris', dataset = 'iris', target = 'species', deploy = {} } = change;
  const model = change.model ?? { component: 'models.decision_tree_classifier', params: { max_depth: 4 } };
  return {
    schemaVersion: 1,
    name,
    nodes: [
      { id: 'load', component: 'load.table', params: { dataset, target } },
      { id: 'split', component: 'train.holdout', params: { test_size: 0.2, validation_size: 0.2, stratify: true } },
      { id: 'fill', component: 'preprocessing.fill_na', params: { strategy: 'mean' } },
      { id: 'model', ...model },
      { id: 'accuracy', component: 'metrics.accuracy', params: {} },
    ],
    edges: [
      { from: 'load', to: 'split' },
      { from: 'split', to: 'fill' },
      { from: 'fill', to: 'model' },
      { from: 'model', to: 'accuracy' },
    ],
    deploy,
  };
}

export const tree = (maxDepth: number) => ({
  component: 'models.decision_tree_classifier',
  params: { max_depth: maxDepth },
});

/** Minutes of work, for runs that are cut off. */
export const FOREVER = {
  component: 'models.random_forest_classifier',
  params: { n_estimators: 1_000, max_depth: { values: Array.from({ length: 100 }, (_, index) => index + 2) } },
};

export const IRIS_CSV = readFileSync(examplePath('iris/iris.csv'), 'utf8');

/** The Iris table without its answer, each number of the named columns moved. */
export function flowers(shift: Readonly<Record<string, number>> = {}): string {
  const [header = '', ...rows] = IRIS_CSV.trimEnd().split('\n');
  const names = header.split(',').slice(0, -1);
  const move = (cell: string, column: number) =>
    cell === '' ? cell : (Number(cell) + (shift[names[column] ?? ''] ?? 0)).toFixed(2);
  // Ten times as many rows as the table has: a drift check needs a window to judge.
  const moved = rows.map((row) => row.split(',').slice(0, -1).map(move).join(','));
  return [names.join(','), ...Array.from({ length: 10 }, () => moved).flat(), ''].join('\n');
}
