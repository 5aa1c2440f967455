import type { Client } from '@flowi/contracts/client';

type Kept = Awaited<ReturnType<Client['runs']['preview']>>;

const drawn = { low: 0, high: 2, counts: [20, 60, 40] };
const unordered = { minimum: null, maximum: null, mean: null, histogram: null };
const petals = { minimum: 0.1, maximum: 2, mean: 1.2, top: [], histogram: drawn };

const none = { count: 0, names: [] };

/** What left a node that filled gaps. */
export function makeKeptPreview(change: Partial<NonNullable<Kept['preview']>> = {}): Kept {
  const preview = {
    trial: 4,
    of: 'chosen_trial' as const,
    rows: { before: 120, after: 120 },
    counted: 120,
    figuresOn: { rows: 120, of: 120 },
    missing: { before: 7, after: 0 },
    added: none,
    removed: none,
    changed: { count: 1, names: ['petal_width'] },
    columnCount: 2,
    columns: [
      {
        name: 'petal_width',
        kind: 'number' as const,
        missing: 0,
        distinct: 21,
        change: 'changed' as const,
        figures: petals,
        before: { ...petals, kind: 'number' as const, missing: 7, histogram: { ...drawn, counts: [20, 53, 40] } },
      },
      {
        name: 'colour',
        kind: 'category' as const,
        missing: 0,
        distinct: 2,
        change: 'none' as const,
        figures: { ...unordered, top: [{ value: 'red', count: 90 }] },
      },
    ],
    sample: [
      [0.2, 'red'],
      [1.5, null],
    ],
    answers: null,
    ...change,
  };
  return { attempt: 1, preview, kept: ['load', 'fill', 'svc'] };
}
