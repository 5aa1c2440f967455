import fc from 'fast-check';
import {
  type Flow,
  type FlowEdge,
  type FlowNode,
  type FlowNote,
  flowSchema,
  NOTE_COLOURS,
  ONLINE_TARGETS,
  type Parameter,
  type PlainValue,
} from '../flow.schema.ts';
import type { Operation, SingleOperation } from '../operations/index.ts';

/** Text that trips careless writers: quotes, line ends, leading signs, words that YAML reads as something else. */
const awkwardText = fc.constantFrom(
  'yes',
  'null',
  '~',
  '1e3',
  '0x1F',
  '-',
  ': ',
  '# no',
  ' a',
  'a\r\nb',
  '\t',
  '\u2028',
  '\ufeff',
  '🌷',
  '*a',
  '&a',
  '!x',
  '{',
  '%',
);
const text = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 6 }), awkwardText);
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
);
const scalar: fc.Arbitrary<string | number | boolean | null> = fc.oneof(text, number, fc.boolean(), fc.constant(null));

/** A plain parameter value of any shape that a flow may hold. */
export const plainValueArbitrary: fc.Arbitrary<PlainValue> = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }));

/** A parameter: a value, several values or a search. */
export const parameterArbitrary: fc.Arbitrary<Parameter> = fc.oneof(
  { weight: 3, arbitrary: plainValueArbitrary },
  fc.record({ values: fc.array(plainValueArbitrary, { minLength: 1, maxLength: 3 }) }),
  fc.record({
    search: fc.record({ low: number, high: number, scale: fc.constantFrom('linear' as const, 'log' as const) }),
  }),
);

/** An id that the schema takes. Few distinct ones, so that random documents collide and refer to each other. */
export const nodeIdArbitrary: fc.Arbitrary<string> = fc.constantFrom(
  'load',
  'split',
  'fill',
  'scale',
  'svc',
  'tree',
  'acc',
  'constructor',
  'a-b_9',
);

const componentArbitrary = fc.constantFrom(
  'load.table',
  'train.holdout',
  'preprocessing.fill_na',
  'preprocessing.substring',
  'models.svc',
  'models.linear_regression',
  'metrics.accuracy',
  'metrics.log_loss',
  'save.table',
  'no.such_thing',
  'toString',
);

const parameterName = fc.oneof(
  fc.constantFrom('C', 'strategy', 'test_size', 'columns', 'toString', 'constructor', '7', 'hasOwnProperty'),
  fc.string({ maxLength: 8 }),
);

const coordinate = fc.integer({ min: -2_000, max: 2_000 });

export const nodeArbitrary: fc.Arbitrary<FlowNode> = fc
  .record(
    {
      id: nodeIdArbitrary,
      component: componentArbitrary,
      params: fc.uniqueArray(fc.tuple(parameterName, parameterArbitrary), { maxLength: 3, selector: ([name]) => name }),
      position: fc.record({ x: coordinate, y: coordinate }),
    },
    { requiredKeys: ['id', 'component', 'params'] },
  )
  .map(({ params, ...node }) => ({
    ...node,
    params: Object.fromEntries(params.filter(([name]) => name !== '__proto__')),
  }));

export const edgeArbitrary: fc.Arbitrary<FlowEdge> = fc.record({ from: nodeIdArbitrary, to: nodeIdArbitrary });

const noteIdArbitrary = fc.constantFrom('note', 'note_2', 'svc', 'constructor');
const noteSize = fc.record({ width: fc.integer({ min: 80, max: 2_000 }), height: fc.integer({ min: 40, max: 2_000 }) });

export const noteArbitrary: fc.Arbitrary<FlowNote> = fc.record({
  id: noteIdArbitrary,
  text: fc.oneof(text, fc.constant('two\nlines: <b>no markup</b>')),
  position: fc.record({ x: coordinate, y: coordinate }),
  size: fc.oneof(noteSize, fc.constant({ width: 220, height: 120 })),
  colour: fc.constantFrom(...NOTE_COLOURS),
});

export const scheduleArbitrary: fc.Arbitrary<NonNullable<Flow['schedule']>> = fc.record({
  cron: fc.constantFrom('0 6 * * 1', '*/5 * * * *', 'every day', '0 0 31 2 *', ''),
  timezone: fc.constantFrom('UTC', 'America/Sao_Paulo', 'Mars/Olympus'),
  enabled: fc.boolean(),
});

export const deployArbitrary: fc.Arbitrary<Flow['deploy']> = fc.record({
  gate: fc.option(
    fc.record({
      metric: fc.constantFrom('accuracy', 'log_loss', 'confusion_matrix', 'luck'),
      threshold: fc.option(number),
      mustBeatLive: fc.boolean(),
      minGain: fc.double({ min: 0, max: 10, noNaN: true }),
      approval: fc.boolean(),
    }),
  ),
  online: fc.record({ enabled: fc.boolean(), target: fc.constantFrom(...ONLINE_TARGETS) }),
  batch: fc.record({
    enabled: fc.boolean(),
    schedule: fc.option(scheduleArbitrary),
    source: fc.option(text),
    destination: fc.option(text),
    scores: fc.boolean(),
  }),
});

const settings = fc.record({
  name: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  description: fc.option(text, { nil: undefined }),
  notes: fc.array(noteArbitrary, { maxLength: 3 }),
  schedule: fc.option(scheduleArbitrary),
  tracking: fc.record({ provider: fc.constantFrom('mlflow' as const, 'none' as const) }),
  deploy: deployArbitrary,
});

function assemble(
  nodes: readonly FlowNode[],
  edges: readonly FlowEdge[],
  rest: typeof settings extends fc.Arbitrary<infer T> ? T : never,
): Flow {
  return flowSchema.parse({ schemaVersion: 1, nodes, edges, ...rest });
}

/** Any document of the right shape, sound or not: ids twice, edges to nowhere, circles, unknown components. */
export const flowArbitrary: fc.Arbitrary<Flow> = fc
  .tuple(fc.array(nodeArbitrary, { maxLength: 8 }), fc.array(edgeArbitrary, { maxLength: 10 }), settings)
  .map(([nodes, edges, rest]) => assemble(nodes, edges, rest));

const fragmentArbitrary = fc.record({
  nodes: fc.array(nodeArbitrary, { maxLength: 4 }),
  edges: fc.array(edgeArbitrary, { maxLength: 4 }),
  notes: fc.array(noteArbitrary, { maxLength: 2 }),
});

/** One edit of any kind; whether it applies depends on the flow. Ids are few, so that many do. */
export const singleOperationArbitrary: fc.Arbitrary<SingleOperation> = fc.oneof(
  fc.record({ type: fc.constant('add-node' as const), node: nodeArbitrary }),
  fc.record({ type: fc.constant('remove-node' as const), nodeId: nodeIdArbitrary, bridge: fc.boolean() }),
  fc.record({ type: fc.constant('rename-node' as const), nodeId: nodeIdArbitrary, newId: nodeIdArbitrary }),
  fc.record({
    type: fc.constant('set-parameter' as const),
    nodeId: nodeIdArbitrary,
    name: parameterName.filter((name) => name !== '__proto__'),
    value: parameterArbitrary,
  }),
  fc.record({ type: fc.constant('clear-parameter' as const), nodeId: nodeIdArbitrary, name: parameterName }),
  fc.record({
    type: fc.constant('move-nodes' as const),
    moves: fc.array(fc.record({ nodeId: nodeIdArbitrary, position: fc.record({ x: coordinate, y: coordinate }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({ type: fc.constant('connect' as const), edge: edgeArbitrary }),
  fc.record({ type: fc.constant('disconnect' as const), edge: edgeArbitrary }),
  fc.record({ type: fc.constant('insert-on-edge' as const), edge: edgeArbitrary, node: nodeArbitrary }),
  fc.record({ type: fc.constant('add-note' as const), note: noteArbitrary }),
  fc.record({ type: fc.constant('remove-note' as const), noteId: noteIdArbitrary }),
  fc.record(
    {
      type: fc.constant('set-note' as const),
      noteId: noteIdArbitrary,
      text,
      colour: fc.constantFrom(...NOTE_COLOURS),
    },
    { requiredKeys: ['type', 'noteId'] },
  ),
  fc.record({
    type: fc.constant('move-notes' as const),
    moves: fc.array(fc.record({ noteId: noteIdArbitrary, position: fc.record({ x: coordinate, y: coordinate }) }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
  fc.record(
    {
      type: fc.constant('resize-note' as const),
      noteId: noteIdArbitrary,
      size: noteSize,
      position: fc.record({ x: coordinate, y: coordinate }),
    },
    { requiredKeys: ['type', 'noteId', 'size'] },
  ),
  fc.record({ type: fc.constant('set-name' as const), name: fc.string({ minLength: 1, maxLength: 8 }) }),
  fc.record({ type: fc.constant('set-description' as const), description: fc.option(text) }),
  fc.record({ type: fc.constant('set-schedule' as const), schedule: fc.option(scheduleArbitrary) }),
  fc.record({
    type: fc.constant('set-tracking' as const),
    tracking: fc.record({ provider: fc.constantFrom('mlflow' as const, 'none' as const) }),
  }),
  fc.record({ type: fc.constant('set-deploy' as const), deploy: deployArbitrary }),
  fc.record({
    type: fc.constant('paste' as const),
    fragment: fragmentArbitrary,
    offset: fc.record({ x: coordinate, y: coordinate }),
  }),
  fc.record({ type: fc.constant('replace-document' as const), flow: flowArbitrary }),
);

/** A single edit, or a few as one step. */
export const operationArbitrary: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 9, arbitrary: singleOperationArbitrary },
  fc.record({
    type: fc.constant('group' as const),
    operations: fc.array(singleOperationArbitrary, { minLength: 1, maxLength: 3 }),
  }),
);
