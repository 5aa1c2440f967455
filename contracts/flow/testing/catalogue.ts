import { type Component, ComponentCatalogue, catalogueSchema } from '../../catalogue/index.ts';

type Parts = Partial<Omit<Component, 'id' | 'parameters'>> & {
  parameters?: Record<string, Record<string, unknown>>;
  required?: string[];
};

const rows = (arity: 'single' | 'union') => [{ name: 'rows', accepts: ['rows' as const], arity, required: true }];
const predictions = [
  { name: 'predictions', accepts: ['predictions' as const], arity: 'alternatives' as const, required: true },
];
const givesRows = [{ name: 'rows', type: 'rows' as const }];
const columns = {
  columns: { type: 'array', items: { type: 'string' } },
  exclude_columns: { type: 'array', items: { type: 'string' } },
};

/** A manifest with the parts that rules look at; everything else as of a fitted step. */
export function makeComponent(id: string, { parameters = {}, required, ...parts }: Parts = {}): Component {
  return {
    id,
    group: id.split('.')[0] ?? id,
    title: id,
    help: id,
    reference: null,
    stage: 'fitted',
    task: null,
    inputs: rows('union'),
    outputs: givesRows,
    export: 'onnx',
    ...parts,
    parameters: { type: 'object', properties: parameters, ...(required && { required }), additionalProperties: false },
  };
}

function model(
  id: string,
  task: 'classification' | 'regression',
  scores: Component['scores'],
  parameters: Parts['parameters'] = {},
): Component {
  return makeComponent(id, {
    stage: 'model',
    task,
    scores,
    parameters,
    outputs: [{ name: 'predictions', type: 'predictions' }],
  });
}

function metric(
  id: string,
  task: 'classification' | 'regression',
  facts: Partial<NonNullable<Component['metric']>>,
): Component {
  const name = id.replace('metrics.', '');
  return makeComponent(id, {
    stage: 'metric',
    task,
    inputs: predictions,
    outputs: [],
    metric: { name, direction: 'maximize', minimum: 0, maximum: 1, needs: 'labels', scalar: true, ...facts },
  });
}

/** A catalogue small enough to know by heart: rules are tested on it, so that they do not change with the trainer's components. */
export const testCatalogue = new ComponentCatalogue(
  catalogueSchema.parse({
    schemaVersion: 1,
    components: [
      makeComponent('load.table', {
        stage: 'load',
        inputs: [],
        parameters: { dataset: { type: 'string', minLength: 1 }, target: { type: 'string' } },
        required: ['dataset', 'target'],
      }),
      makeComponent('train.holdout', {
        stage: 'split',
        inputs: rows('single'),
        parameters: { test_size: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 } },
      }),
      makeComponent('row.filter', { stage: 'row', inputs: rows('single') }),
      makeComponent('label.label_encoder', { stage: 'label', inputs: rows('single') }),
      makeComponent('preprocessing.fill_na', {
        parameters: {
          ...columns,
          strategy: { enum: ['mean', 'median'] },
          fill_value: { anyOf: [{ type: 'number' }, { type: 'null' }] },
        },
      }),
      makeComponent('preprocessing.standard_scaler', { parameters: columns }),
      makeComponent('preprocessing.substring', { stage: 'stateless', parameters: { start: { type: 'integer' } } }),
      model('models.svc', 'classification', 'decision', { C: { type: 'number', exclusiveMinimum: 0 } }),
      model('models.decision_tree_classifier', 'classification', 'probabilities', {
        max_depth: { type: ['integer', 'null'], minimum: 1 },
      }),
      model('models.linear_regression', 'regression', null),
      metric('metrics.accuracy', 'classification', {}),
      metric('metrics.log_loss', 'classification', { direction: 'minimize', maximum: null, needs: 'probabilities' }),
      metric('metrics.confusion_matrix', 'classification', { scalar: false }),
      metric('metrics.r2', 'regression', { minimum: null, needs: 'numbers' }),
      makeComponent('save.table', { stage: 'save', inputs: predictions, outputs: [] }),
    ],
  }),
);
