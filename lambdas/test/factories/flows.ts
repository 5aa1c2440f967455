import { type Flow, type FlowInput, flowSchema } from '@flowi/contracts/flow';

/** The Iris flow of the guides: two imputations, three classifiers, ten trials less than a grid of everything. */
export function irisDocument(change: Partial<FlowInput> = {}): FlowInput {
  return {
    schemaVersion: 1,
    name: 'Iris',
    nodes: [
      { id: 'load', component: 'load.table', params: { dataset: 'iris', target: 'species' } },
      { id: 'split', component: 'train.holdout', params: { test_size: 0.2, stratify: true } },
      { id: 'fill', component: 'preprocessing.fill_na', params: { strategy: { values: ['mean', 'median'] } } },
      { id: 'svc', component: 'models.svc', params: { C: { values: [0.1, 1, 10] } } },
      { id: 'tree', component: 'models.decision_tree_classifier', params: { max_depth: { values: [2, 4] } } },
      { id: 'acc', component: 'metrics.accuracy', params: {} },
    ],
    edges: [
      { from: 'load', to: 'split' },
      { from: 'split', to: 'fill' },
      { from: 'fill', to: 'svc' },
      { from: 'fill', to: 'tree' },
      { from: 'svc', to: 'acc' },
      { from: 'tree', to: 'acc' },
    ],
    deploy: { gate: { metric: 'accuracy', threshold: 0.9 }, online: { enabled: true } },
    ...change,
  };
}

export function irisFlow(change: Partial<FlowInput> = {}): Flow {
  return flowSchema.parse(irisDocument(change));
}
