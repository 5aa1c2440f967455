import { type FlowGraph, valuesOf } from '@flowi/contracts/flow';

/** A parameter that takes several values on the way to a model. */
export interface Factor {
  /** `node.parameter` */
  readonly name: string;
  readonly count: number;
}

/** The trials that end in one model: the product of its factors. */
export interface ModelExperiments {
  readonly modelId: string;
  readonly factors: readonly Factor[];
  readonly count: number;
}

/** What the number of experiments is made of, model by model; the sum is what a run makes. */
export function experimentsOf(graph: FlowGraph): readonly ModelExperiments[] {
  return graph.ofStage('model').map((modelId) => {
    const way = graph.ancestors(modelId);
    const factors = graph.flow.nodes
      .filter(({ id }) => id === modelId || way.has(id))
      .flatMap(({ id, params }) =>
        Object.entries(params).map(([name, parameter]) => ({
          name: `${id}.${name}`,
          count: valuesOf(parameter).length,
        })),
      )
      .filter(({ count }) => count > 1);
    return { modelId, factors, count: factors.reduce((product, { count }) => product * count, 1) };
  });
}

/** `2 × 3 + 2 × 2`, in the order of the models. */
export function formulaOf(experiments: readonly ModelExperiments[]): string {
  return experiments
    .map(({ factors }) => (factors.length === 0 ? '1' : factors.map(({ count }) => count).join(' × ')))
    .join(' + ');
}
