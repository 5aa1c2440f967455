import { expect, test } from 'vitest';
import { STAGE_NAMES } from './stage.ts';
import { STAGES, stageOf } from './stages.ts';

test.each(STAGE_NAMES)('stage %s is found by its name', (name) => {
  expect(stageOf(name)).toBe(STAGES[name]);
  expect(STAGES[name].name).toBe(name);
});

test.each([undefined, '', 'production', 7])('%s is no stage, and the allowed ones are named', (name) => {
  expect(() => stageOf(name)).toThrow(/local\|dev\|prod/);
});
