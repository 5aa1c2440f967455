import { expect, it } from 'vitest';
import { paceOf, secondsAt } from './pace.ts';

const trial = (modelNode: string, seconds: number, state: 'succeeded' | 'failed' = 'succeeded') => ({
  modelNode,
  seconds,
  state,
});
const experiments = (modelId: string, count: number) => ({ modelId, factors: [], count });

it('takes each experiment at the pace of its own model', () => {
  const pace = paceOf([trial('svc', 4), trial('svc', 6), trial('tree', 1), trial('tree', 90, 'failed')]);

  expect(pace).toMatchObject({ trials: 3, seconds: 11 });
  expect(pace && secondsAt(pace, [experiments('svc', 10), experiments('tree', 4)])).toBe(54);
});

it('takes a model that the run did not have at the pace of all', () => {
  const pace = paceOf([trial('svc', 4), trial('tree', 2)]);

  expect(pace && secondsAt(pace, [experiments('forest', 10)])).toBe(30);
});

it('says nothing of a run without trials that succeeded', () => {
  expect(paceOf([])).toBeNull();
  expect(paceOf([trial('svc', 1, 'failed')])).toBeNull();
});
