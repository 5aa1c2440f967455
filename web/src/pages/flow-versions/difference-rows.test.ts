import { diffFlows, type Flow, type Parameter } from '@flowi/contracts/flow';
import { chain, flowArbitrary, makeFlow } from '@flowi/contracts/flow/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeFormats } from '../../shared/format/formats.ts';
import { differenceRows } from './difference-rows.ts';
import { versionsTexts } from './texts/index.ts';

const { figure } = makeFormats('en');
const rowsOf = (before: Flow, after: Flow) => differenceRows(diffFlows(before, after), versionsTexts.en, figure);

/** Rows as a person reads them: place, before, after. */
const told = (before: Flow, after: Flow) =>
  rowsOf(before, after).map(({ place, before: was, after: is }) => [
    place,
    ...[was, is].map((value) => (value === null ? null : 'text' in value ? value.text : value)),
  ]);

const written = (text: string) => ({ as: 'written', text });

it('tells in rows what was added, removed and changed', () => {
  const before = makeFlow();
  const after = makeFlow({
    name: 'flowers',
    nodes: [
      ...makeFlow().nodes.slice(0, 3),
      { id: 'svc', component: 'models.svc', params: { C: { values: [0.1, 1] } }, position: { x: 1, y: 1 } },
      { id: 'r', component: 'metrics.r2', params: { a: 'b' } },
    ],
    edges: [...chain('load', 'split', 'scale', 'svc'), ...chain('svc', 'r')],
  });

  expect(rowsOf(before, after)).toEqual([
    { kind: 'changed', place: 'Name', before: written('iris'), after: written('flowers') },
    { kind: 'removed', place: 'acc', before: written('metrics.accuracy'), after: null },
    { kind: 'added', place: 'r', before: null, after: written('metrics.r2\na: b') },
    { kind: 'changed', place: 'svc.C', before: written('1'), after: written('0.1, 1') },
    { kind: 'removed', place: 'svc > acc', before: written('svc > acc'), after: null },
    { kind: 'added', place: 'svc > r', before: null, after: written('svc > r') },
  ]);
});

it('tells of a gate in words, as a whole or what of it changed', () => {
  const none = makeFlow();
  const gated = makeFlow({ deploy: { gate: { metric: 'accuracy', threshold: 0.9, minGain: 0.01, approval: true } } });
  const looser = makeFlow({ deploy: { gate: { metric: 'recall', mustBeatLive: false } } });

  expect(told(none, gated)).toEqual([
    ['Gate', null, 'accuracy, bound 0.9; must beat the live model; least gain 0.01; a person approves'],
  ]);
  expect(told(gated, looser)).toEqual([
    ['Gate: metric', 'accuracy', 'recall'],
    ['Gate: bound', '0.9', 'No bound'],
    ['Gate: must beat the live model', 'Yes', 'No'],
    ['Gate: least gain', '0.01', '0'],
    ['Gate: a person approves', 'Yes', 'No'],
  ]);
  expect(rowsOf(gated, looser).every(({ kind }) => kind === 'changed')).toBe(true);
});

it('tells of schedules by what their words are made of', () => {
  const none = makeFlow();
  const weekly = makeFlow({ schedule: { cron: '0 6 * * 1', timezone: 'America/Sao_Paulo', enabled: true } });
  const daily = makeFlow({ schedule: { cron: '0 7 * * *', timezone: 'UTC', enabled: false } });

  expect(told(none, weekly)).toEqual([
    ['Schedule', null, { as: 'schedule', cron: '0 6 * * 1', timezone: 'America/Sao_Paulo', enabled: true }],
  ]);
  expect(told(weekly, daily)).toEqual([
    ['Schedule: when', { as: 'cron', cron: '0 6 * * 1' }, { as: 'cron', cron: '0 7 * * *' }],
    ['Schedule: time zone', 'America/Sao_Paulo', 'UTC'],
    ['Schedule: switch', 'On', 'Off'],
  ]);
});

it('tells in words what serves the flow and what tracks it', () => {
  const before = makeFlow();
  const after = makeFlow({
    tracking: { provider: 'none' },
    deploy: {
      online: { enabled: true, target: 'realtime' },
      batch: {
        enabled: true,
        source: 'iris',
        destination: 's3://there/',
        scores: true,
        schedule: { cron: '0 5 * * *' },
      },
    },
  });

  expect(told(before, after)).toEqual([
    ['Tracking', 'MLflow', 'None'],
    ['Endpoint: switch', 'Off', 'On'],
    ['Endpoint: target', 'Serverless', 'Real time'],
    ['Batch: switch', 'Off', 'On'],
    ['Batch: schedule', null, { as: 'schedule', cron: '0 5 * * *', timezone: 'UTC', enabled: false }],
    ['Batch: source', null, 'iris'],
    ['Batch: destination', 'Beside the data of the project', 's3://there/'],
    ['Batch: a score for each class', 'No', 'Yes'],
  ]);
});

it('tells of a searched range in words', () => {
  const withC = (C: Parameter) => {
    const { nodes } = makeFlow();
    return makeFlow({ nodes: nodes.map((node) => (node.id === 'svc' ? { ...node, params: { C } } : node)) });
  };

  expect(told(withC({ values: [[1, 2], 'a'] }), withC({ search: { low: 0.001, high: 1000, scale: 'log' } }))).toEqual([
    ['svc.C', '[1,2], a', 'searched from 0.001 to 1,000, logarithmic'],
  ]);
});

it('tells what notes say, not where they lie', () => {
  const note = { id: 'why', text: 'Slow rows', position: { x: 0, y: 0 } };
  const before = makeFlow({ notes: [note, { ...note, id: 'old', text: 'Gone' }] });
  const after = makeFlow({
    notes: [
      { ...note, text: 'Fast rows', position: { x: 9, y: 9 }, colour: 'red' },
      { ...note, id: 'new', text: 'שלום' },
    ],
  });

  expect(told(before, after)).toEqual([
    ['Note old', 'Gone', null],
    ['Note new', null, 'שלום'],
    ['Note why', 'Slow rows', 'Fast rows'],
  ]);
});

it('has a name for every setting that a flow can have', () => {
  fc.assert(
    fc.property(flowArbitrary, flowArbitrary, (before, after) => {
      const { settings } = diffFlows(before, after);
      const { settings: names } = versionsTexts.en;
      expect(settings.map(({ field }) => field).filter((field) => !(field in names))).toEqual([]);
    }),
  );
});

it('tells nothing of a flow and itself', () => {
  fc.assert(
    fc.property(flowArbitrary, (flow) => {
      expect(rowsOf(flow, flow)).toEqual([]);
    }),
  );
});
