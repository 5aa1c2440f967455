import { type Flow, type FlowInput, flowSchema } from '../flow.schema.ts';

/** A flow that runs: Iris loaded, split, scaled, one model, one metric. Parts are replaced as the test needs. */
export function makeFlow(parts: Partial<FlowInput> = {}): Flow {
  return flowSchema.parse({
    schemaVersion: 1,
    name: 'iris',
    nodes: [
      { id: 'load', component: 'load.table', params: { dataset: 'iris', target: 'species' } },
      { id: 'split', component: 'train.holdout' },
      { id: 'scale', component: 'preprocessing.standard_scaler' },
      { id: 'svc', component: 'models.svc', params: { C: 1 } },
      { id: 'acc', component: 'metrics.accuracy' },
    ],
    edges: chain('load', 'split', 'scale', 'svc', 'acc'),
    ...parts,
  });
}

/** Edges that join the given nodes one after the other. */
export function chain(...ids: string[]): { from: string; to: string }[] {
  return ids.slice(1).map((to, index) => ({ from: ids[index] ?? '', to }));
}
