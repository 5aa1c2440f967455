import type { Client } from '@flowi/contracts/client';

type Kept = Awaited<ReturnType<Client['runs']['preview']>>;

const none = { count: 0, names: [] };

/** What left a node that filled gaps. */
export function makeKeptPreview(change: Partial<NonNullable<Kept['preview']>> = {}): Kept {
  const preview = {
    trial: 4,
    of: 'chosen_trial' as const,
    rows: { before: 120, after: 120 },
    counted: 120,
    missing: { before: 7, after: 0 },
    added: none,
    removed: none,
    changed: { count: 1, names: ['petal_width'] },
    columnCount: 2,
    columns: [
      { name: 'petal_width', kind: 'number' as const, missing: 0, distinct: 21, change: 'changed' as const },
      { name: 'colour', kind: 'category' as const, missing: 0, distinct: 2, change: 'none' as const },
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
