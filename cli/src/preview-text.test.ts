import { expect, it } from 'vitest';
import { describePreview } from './preview-text.ts';

const none = { count: 0, names: [] };

it('says what a preview is of, what the node did, and shows names and cells that cannot harm a terminal', () => {
  const text = describePreview({
    attempt: 1,
    kept: ['fill'],
    preview: {
      trial: 4,
      of: 'chosen_trial',
      rows: { before: 120, after: 120 },
      counted: 120,
      missing: { before: 3, after: 0 },
      added: none,
      removed: { count: 30, names: ['a\u001b[2J', 'b'] },
      changed: { count: 1, names: ['mass'] },
      columnCount: 1,
      columns: [
        {
          name: 'mass\u001b',
          kind: 'number',
          missing: 0,
          distinct: null,
          change: 'changed',
          figures: { minimum: 1, maximum: 2.5, mean: 1.5, top: [], histogram: null },
        },
      ],
      figuresOn: { rows: 20, of: 120 },
      sample: [[1.5], [null]],
      answers: ['Adelie', '\u0007'],
    },
  });

  expect(text.split('\n')).toEqual([
    'a sample of the chosen trial (4); figures are counted on 120 rows',
    'rows 120 > 120, missing cells 3 > 0, columns 1',
    'removed: a\\x1b[2J, b, and 28 more',
    'changed: mass',
    'ends, mean and most frequent values are of 20 of 120 rows, at equal distances',
    '',
    'COLUMN    KIND    MISSING  DISTINCT  MIN  MAX      MEAN     MOST FREQUENT  CHANGE',
    'mass\\x1b  number  0        -         1    2.50000  1.50000  -              changed',
    '',
    'mass\\x1b  ANSWER',
    '1.50000   Adelie',
    '-         \\x07',
  ]);
});

it('names the nodes that there are previews of when there is none', () => {
  expect(describePreview({ attempt: 1, preview: null, kept: ['load', 'fill'] })).toBe(
    'no preview was kept of this node; there are those of: load, fill',
  );
});
