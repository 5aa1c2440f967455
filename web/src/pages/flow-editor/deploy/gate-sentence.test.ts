import { expect, it } from 'vitest';
import { makeGatePreview } from '../../../testing/make-records.ts';
import { summarizeGate } from './gate-sentence.ts';
import { en } from './texts/en.ts';
import { ptBr } from './texts/pt-br.ts';

it('names the trial that would be chosen and those that fail, the nearest first', () => {
  const preview = makeGatePreview();
  const far = { ...preview.trials[1]!, number: 2, margin: -0.2 };
  const near = { ...preview.trials[1]!, number: 7, margin: -0.001 };

  const { chosen, failing } = summarizeGate({ ...preview, trials: [...preview.trials, far, near] });

  expect(chosen?.number).toBe(4);
  expect(failing.map(({ number, by }) => [number, by])).toEqual([
    [7, 0.001],
    [1, 0.013],
    [2, 0.2],
  ]);
});

it('has nobody to name when no trial was measured', () => {
  expect(summarizeGate(makeGatePreview({ chosen: null, trials: [] }))).toEqual({ chosen: null, failing: [] });
});

it('is said in whole sentences in both languages', () => {
  const failing = [
    { trial: '7', by: '0.013' },
    { trial: '9', by: '0.02' },
  ];

  expect(`${en.answer.outcomes.promoted('4')} ${en.answer.failing(failing, 0)}`).toBe(
    'With the last run, trial 4 would be deployed. Trial 7 fails by 0.013, trial 9 by 0.02.',
  );
  expect(en.answer.outcomes.refused('4', '0.02')).toBe(
    'With the last run, nothing would be deployed: trial 4 would be chosen and fails by 0.02.',
  );
  expect(en.answer.failing(failing, 3)).toBe('Trial 7 fails by 0.013, trial 9 by 0.02, and 3 more fail.');
  expect(`${ptBr.answer.outcomes.promoted('4')} ${ptBr.answer.failing(failing.slice(0, 1), 0)}`).toBe(
    'Com a última execução, o experimento 4 seria implantado. O experimento 7 falha por 0.013.',
  );
});
