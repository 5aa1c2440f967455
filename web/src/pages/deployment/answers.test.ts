import { FlowiError } from '@flowi/contracts/errors';
import { expect, it } from 'vitest';
import { problemsByColumn, readInferred, readPrediction } from './answers.ts';

it('reads the same prediction out of both protocols', () => {
  const rows = { predictions: [{ label: 'setosa', scores: { setosa: 0.9, virginica: 0.1 } }] };
  const tensors = {
    model_name: 'iris',
    outputs: [
      { name: 'label', datatype: 'BYTES', shape: [1], data: ['setosa'] },
      { name: 'scores', datatype: 'FP32', shape: [1, 2], data: [0.9, 0.1] },
    ],
  };

  expect(readPrediction(rows)).toEqual(rows.predictions[0]);
  expect(readInferred({ classes: ['setosa', 'virginica'] }, tensors)).toEqual(rows.predictions[0]);
});

it('reads a number, and why there is none', () => {
  const value = { outputs: [{ name: 'value', datatype: 'FP32', shape: [1], data: [2.5] }] };

  expect(readInferred({ classes: null }, value)).toEqual({ value: 2.5 });
  expect(readPrediction({ predictions: [{ value: null, reason: 'age is missing' }] })).toMatchObject({
    reason: 'age is missing',
  });
});

it('says so when it cannot read an answer', () => {
  expect(() => readPrediction('<html>')).toThrow(FlowiError);
  expect(() => readInferred({ classes: null }, {})).toThrow(FlowiError);
});

it('finds what was said of which column', () => {
  const said = { row: 0, given: '"x"', allowed: 'a number', message: 'row 0, column "age": …' };
  const error = new FlowiError('prediction_input', '', {
    details: {
      errors: [
        { ...said, column: 'age' },
        { ...said, column: null },
      ],
    },
  });

  expect([...problemsByColumn(error).keys()]).toEqual(['age']);
  expect(problemsByColumn(new Error('away')).size).toBe(0);
});
