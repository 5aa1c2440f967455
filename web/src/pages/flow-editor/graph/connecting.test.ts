import { chain, makeFlow, testCatalogue } from '@flowi/contracts/flow/testing';
import { expect, it } from 'vitest';
import { refusalOf } from './connecting.ts';

const flow = makeFlow({
  nodes: [
    ...makeFlow().nodes,
    { id: 'fill', component: 'preprocessing.fill_na' },
    { id: 'r2', component: 'metrics.r2' },
    { id: 'loss', component: 'metrics.log_loss' },
    { id: 'trim', component: 'preprocessing.substring' },
  ],
  edges: chain('load', 'split', 'scale', 'svc', 'acc'),
});
const refusal = (from: string, to: string) => refusalOf(flow, testCatalogue, { from, to });

it('lets nodes be joined that the rules allow', () => {
  expect(refusal('split', 'fill')).toBeNull();
  expect(refusal('fill', 'svc')).toBeNull();
});

it.each([
  ['load', 'split', 'connected already'],
  ['svc', 'split', 'circle'],
  ['load', 'acc', 'takes predictions, but load (load.table) gives rows'],
  ['acc', 'fill', 'gives nothing'],
  ['svc', 'fill', 'takes rows, but svc (models.svc) gives predictions'],
  ['svc', 'r2', 'measures regression'],
  ['svc', 'loss', 'needs probabilities'],
  ['scale', 'trim', 'comes after fitted node'],
])('says why %s may not lead to %s', (from, to, reason) => {
  expect(refusal(from, to)?.message).toContain(reason);
});

it('says that a port takes one input', () => {
  const two = makeFlow({
    nodes: [...makeFlow().nodes, { id: 'filter', component: 'row.filter' }],
    edges: chain('load', 'split'),
  });

  expect(refusalOf(two, testCatalogue, { from: 'filter', to: 'split' })?.message).toContain('takes one input');
});

it('blames an edge for nothing that was wrong before', () => {
  const wrong = makeFlow({ edges: [...chain('load', 'scale', 'split', 'svc')] });

  expect(refusalOf(wrong, testCatalogue, { from: 'svc', to: 'acc' })).toBeNull();
});
