import type { PlainValue } from './flow.schema.ts';
import type { FlowGraph } from './graph.ts';
import { valuesOf } from './parameters.ts';

/** One combination of parameter values: the pipeline that ends in `modelId`. */
export interface Trial {
  /** Counted from 1, in the order in which trials are planned. */
  number: number;
  modelId: string;
  /** Values of the parameters that differ over the trials of the flow, by node and parameter. */
  params: Record<string, Record<string, PlainValue>>;
}

interface Varied {
  nodeId: string;
  name: string;
  values: readonly PlainValue[];
}

/** How many trials a run of this flow makes. Nothing is enumerated, so that any size costs the same; beyond 2^53 the figure is rounded. */
export function countTrials(graph: FlowGraph): number {
  return graph
    .ofStage('model')
    .reduce(
      (sum, modelId) => sum + varied(graph, modelId).reduce((product, { values }) => product * values.length, 1),
      0,
    );
}

/** Every trial of the flow, in planning order: models in document order, last parameter varies fastest. */
export function expandTrials(graph: FlowGraph): Trial[] {
  let number = 0;
  return graph.ofStage('model').flatMap((modelId) =>
    combinations(varied(graph, modelId)).map((params): Trial => {
      number += 1;
      return { number, modelId, params };
    }),
  );
}

function varied(graph: FlowGraph, modelId: string): Varied[] {
  const path = graph.ancestors(modelId);
  return graph.flow.nodes
    .filter((node) => node.id === modelId || path.has(node.id))
    .flatMap((node) =>
      Object.entries(node.params).map(([name, parameter]) => ({ nodeId: node.id, name, values: valuesOf(parameter) })),
    )
    .filter(({ values }) => values.length > 1);
}

function combinations(parameters: readonly Varied[]): Trial['params'][] {
  let rows: Trial['params'][] = [{}];
  for (const { nodeId, name, values } of parameters) {
    rows = rows.flatMap((row) => values.map((value) => ({ ...row, [nodeId]: { ...row[nodeId], [name]: value } })));
  }
  return rows;
}
