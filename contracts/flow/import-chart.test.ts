import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ComponentCatalogue } from '../catalogue/index.ts';
import { COMPONENT_MAPPINGS, COMPONENTS_LEFT_OUT } from './chart/components.ts';
import { importChart } from './import-chart.ts';
import { validateFlow } from './validate.ts';

const fixture = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const catalogue = ComponentCatalogue.parse(fixture('catalogue.json'));
const payload = fixture('fixtures/charts/iris.json');

function imported(input: unknown) {
  const result = importChart(input, catalogue);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result;
}

type Attributes = Record<string, unknown>;

/** A chart of one node behind a LoadFile. */
function chart(
  name: string,
  attributes: Attributes = {},
  load: Attributes = { train_path: 'iris.csv', target_column: 'species' },
) {
  return {
    nodes: {
      a: { id: 'a', type: 'Load', properties: { name: 'LoadFile', class: 'Load', attributes: load } },
      b: { id: 'b', type: 'x', properties: { name, class: 'x', attributes } },
    },
    links: { l: { from: { nodeId: 'a' }, to: { nodeId: 'b' } } },
  };
}

const second = (name: string, attributes?: Attributes) => {
  const { document, unmapped } = imported(chart(name, attributes));
  return {
    node: document.nodes[2],
    lost: unmapped.filter((one) => one.node.startsWith(name)).map((one) => one.attribute),
  };
};

describe('the Iris flow of the original', () => {
  it('becomes a flow that runs', () => {
    const { document } = imported(payload);

    expect(validateFlow(document, catalogue)).toEqual([]);
    expect(document).toMatchObject(fixture('fixtures/charts/iris.expected.json').document);
  });

  it('names what has no counterpart, and nothing else', () => {
    expect(imported(payload).unmapped).toEqual(fixture('fixtures/charts/iris.expected.json').unmapped);
  });

  it('reads the chart alone, and as JSON text', () => {
    const alone = imported(payload.flow_chart).document;

    expect(alone.nodes).toEqual(imported(payload).document.nodes);
    expect(alone.name).toBe('imported flow');
    expect(imported({ ...payload, flow_chart: JSON.stringify(payload.flow_chart) })).toEqual(imported(payload));
  });
});

describe('components', () => {
  const known =
    'LoadFile Fillna StandardScaler DropColumns ReplaceString Split Substring MelSpectrogram SplitSoundByThreshold LabelEncoder OneHotEncoder SVC DecisionTree RandomForestRegressor TPE Accuracy Precision Recall F1 MSE MAE MSLE R2 KolmogorovSmirnov SaveFile';

  it.each(known.split(' '))('%s is mapped, or left out with a reason', (name) => {
    const target = COMPONENT_MAPPINGS[name]?.component;

    if (target === undefined) expect(second(name).lost).toEqual([null]);
    else expect(catalogue.get(target)?.id).toBe(target);
    expect(target ?? COMPONENTS_LEFT_OUT[name]).toBeTruthy();
  });

  it.each(Object.entries(COMPONENT_MAPPINGS))('%s: every name it is given is a parameter', (_name, mapping) => {
    const properties = catalogue.get(mapping.component)?.parameters.properties ?? {};
    const names = [...Object.values(mapping.renamed ?? {}), ...Object.keys(mapping.fixed ?? {})];

    expect(names.filter((name) => !(name in properties))).toEqual([]);
  });

  it('bridges a node that is left out', () => {
    const links = {
      l: { from: { nodeId: 'a' }, to: { nodeId: 'b' } },
      m: { from: { nodeId: 'b' }, to: { nodeId: 'c' } },
      half: { from: { nodeId: 'a' }, to: {} },
    };
    const { nodes } = chart('MelSpectrogram');
    const model = { properties: { name: 'SVC', attributes: {} } };

    const { document } = imported({ nodes: { ...nodes, c: model }, links });

    expect(document.edges).toEqual([
      { from: 'load_file', to: 'split' },
      { from: 'split', to: 'svc' },
    ]);
  });

  it('survives circles of nodes that are left out', () => {
    const links = {
      l: { from: { nodeId: 'b' }, to: { nodeId: 'b' } },
      m: { from: { nodeId: 'b' }, to: { nodeId: 'a' } },
    };

    expect(imported({ ...chart('TPE'), links }).document.edges).toEqual([{ from: 'load_file', to: 'split' }]);
  });

  it('says that a component is unknown, whatever it is called', () => {
    expect(imported(chart('constructor')).unmapped[1]).toMatchObject({
      node: 'constructor (b)',
      attribute: null,
      reason: expect.stringContaining('catalogue'),
    });
  });

  it('numbers nodes of the same kind', () => {
    const { nodes } = chart('SVC');

    expect(imported({ nodes: { ...nodes, c: nodes.b } }).document.nodes.map((node) => node.id)).toEqual([
      'load_file',
      'split',
      'svc',
      'svc_2',
    ]);
  });
});

describe('attributes', () => {
  it.each([
    [
      'Fillna',
      { strategy: ['mean', 'median'], columns: '', missing_values: 'nan' },
      { strategy: { values: ['mean', 'median'] } },
      [],
    ],
    [
      'Fillna',
      { strategy: ['constant'], fill_value: '0', columns: 'a, b' },
      { strategy: 'constant', fill_value: 0, columns: ['a', 'b'] },
      [],
    ],
    ['Fillna', { fill_value: 'none given', missing_values: '-999' }, { fill_value: 'none given' }, ['missing_values']],
    [
      'StandardScaler',
      { with_mean: 'true', with_std: ['false', 'true'] },
      { with_mean: true, with_std: { values: [false, true] } },
      [],
    ],
    [
      'SVC',
      { C: ['0.1', 1, 'high'], kernel: ['linear'], gamma: 'scale', random_state: 1, probability: true },
      { C: { values: [0.1, 1] }, kernel: 'linear', gamma: 'scale' },
      ['C', 'random_state', 'probability'],
    ],
    [
      'DecisionTree',
      { max_depth: [2, 'None'], criterion: 'luck' },
      { max_depth: { values: [2, null] } },
      ['criterion'],
    ],
    ['SVC', { C: ['high', 'low'] }, {}, ['C']],
    ['DropColumns', { columns: ['a', 'b'] }, { columns: ['a', 'b'] }, []],
    ['DropColumns', { columns: 'a' }, { columns: ['a'] }, []],
    [
      'Split',
      { data_column_name: 'name', output_column_name: 'first', pattern: ' ', limit: 2, explode_split: 'true' },
      { column: 'name', outputs: ['first'], separator: ' ' },
      ['limit', 'explode_split'],
    ],
    [
      'Substring',
      { data_column_name: 'name', delimiter: '/', count: 1, output_column_name: 'x' },
      { columns: ['name'] },
      ['delimiter', 'count', 'output_column_name'],
    ],
    [
      'ReplaceString',
      { columns: ['a'], to_replace: 'x', value: '1' },
      { columns: ['a'], find: 'x', replacement: '1' },
      [],
    ],
    ['F1', { average: 'weighted' }, { beta: 1, average: 'weighted' }, []],
    ['Precision', { average: ['micro', 'macro'] }, { average: 'micro' }, ['average']],
    ['Accuracy', { normalize: 'false' }, {}, ['normalize']],
    ['Accuracy', { normalize: [true] }, {}, []],
    [
      'SaveFile',
      { label_column: 'label', save_label_column_only: 'true', file_name: 'temp', file_type: 'csv' },
      { prediction_column: 'label', prediction_only: true, file_name: 'temp', format: 'csv' },
      [],
    ],
  ])('%s %o', (name, attributes, params, lost) => {
    expect(second(name, attributes)).toMatchObject({ lost });
    expect(second(name, attributes).node?.params).toEqual(params);
  });

  it.each([
    [
      { train_path: 's3://flowi/My Iris.csv', test_path: '', test_split: '0.3', target_column: 'y' },
      { dataset: 'my-iris', target: 'y' },
      { test_size: 0.3 },
      ['train_path'],
    ],
    [
      { train_path: 'train/', test_path: 'test/', file_type: 'binaryFile', test_split: 7 },
      { dataset: 'train' },
      {},
      ['train_path', 'test_path', 'file_type', 'test_split'],
    ],
    [{ train_path: '.csv' }, { dataset: 'data' }, {}, ['train_path']],
    [{}, {}, {}, ['train_path']],
  ])('LoadFile %o', (attributes, params, split, lost) => {
    const { document, unmapped } = imported(chart('SVC', {}, attributes));

    expect(document.nodes[0]?.params).toEqual(params);
    expect(document.nodes[1]).toEqual({ id: 'split', component: 'train.holdout', params: split });
    expect(unmapped.map((one) => one.attribute)).toEqual(lost);
  });

  it('takes the target from LabelEncoder when LoadFile names none', () => {
    const { document, unmapped } = imported(
      chart('LabelEncoder', { target_column: 'species' }, { train_path: 'iris.csv', target_column: '' }),
    );

    expect(document.nodes.map((node) => node.params)).toEqual([{ dataset: 'iris', target: 'species' }, {}, {}]);
    expect(unmapped).toHaveLength(1);
  });
});

describe('settings', () => {
  const settings = (parts: object) => {
    const { document, unmapped } = imported({ flow_chart: chart('SVC'), ...parts });
    return { ...document, lost: unmapped.filter((one) => one.node === 'flow').map((one) => one.attribute) };
  };

  it.each([
    ['None', null, []],
    [null, null, []],
    ['@daily', { cron: '0 0 * * *', timezone: 'UTC', enabled: false }, ['schedule_interval']],
    ['0 6 * * 1', { cron: '0 6 * * 1', timezone: 'UTC', enabled: false }, ['schedule_interval']],
    ['now and then', null, ['schedule_interval']],
    [5, null, ['schedule_interval']],
  ])('schedule_interval %o', (schedule_interval, schedule, lost) => {
    expect(settings({ schedule_interval })).toMatchObject({ schedule, lost });
  });

  it.each([
    ['MLflow', []],
    ['None', []],
    ['wandb', ['experiment_tracking']],
  ])('experiment_tracking %s', (experiment_tracking, lost) => {
    expect(settings({ experiment_tracking })).toMatchObject({ tracking: { provider: 'mlflow' }, lost });
  });

  it.each([
    [{ metric: 'Accuracy', threshold: '0.9' }, { metric: 'accuracy', threshold: 0.9 }, []],
    [{ metric: 'f1' }, { metric: 'f_beta', threshold: null }, []],
    [{ metric: 'mse', threshold: 'low' }, { metric: 'mean_squared_error', threshold: null }, ['deploy.threshold']],
    [{ threshold: 0.5 }, null, ['deploy.threshold']],
    [{}, null, []],
  ])('gate %o', (deploy, gate, lost) => {
    const read = settings({ deploy });

    expect(read.lost).toEqual(lost);
    if (gate === null) expect(read.deploy.gate).toBeNull();
    else expect(read.deploy.gate).toMatchObject(gate);
  });

  it.each([
    [
      { enabled: true, source: 's3://in/', destination: 's3://out/' },
      { enabled: true, source: 's3://in/', destination: 's3://out/' },
      [],
    ],
    [
      {
        enabled: 'true',
        source: { name: 'LoadFile', attributes: { test_path: 'new/Rows.csv' } },
        destination: { attributes: { file_name: 'temp' } },
      },
      { enabled: true, source: 'rows', destination: null },
      ['deploy.batch.source', 'deploy.batch.destination'],
    ],
    [
      { enabled: false, schedule_interval: 'None', source: 'None', destination: {} },
      { enabled: false, schedule: null, source: null, destination: null },
      [],
    ],
    [
      { enabled: false, schedule_interval: '0 1 * * *', source: 7 },
      { enabled: false, schedule: { cron: '0 1 * * *', enabled: false } },
      ['deploy.batch.schedule_interval'],
    ],
  ])('batch %o', (batch, expected, lost) => {
    const read = settings({ deploy: { api: { enabled: true }, batch } });

    expect(read.lost).toEqual(lost);
    expect(read.deploy.batch).toMatchObject(expected);
    expect(read.deploy.online.enabled).toBe(true);
  });
});

describe('input that is no chart', () => {
  it.each([
    [null],
    ['text'],
    [[]],
    [{}],
    [{ flow_chart: '{' }],
    [{ nodes: { a: {} } }],
    [{ nodes: {}, links: 3 }],
    [{ flow_name: 3, nodes: {} }],
  ])('%o is refused', (input) => {
    const result = importChart(input, catalogue);

    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: 'bad_shape', message: expect.stringContaining('expected a chart') }],
    });
  });
});
