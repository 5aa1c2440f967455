import type { routes } from '@flowi/contracts/api';
import type { z } from 'zod';
import { table, visible } from './output.ts';

type Found = z.infer<typeof routes.runs.preview.reply>;
type Preview = NonNullable<Found['preview']>;

const SHOWN_ROWS = 5;
const SHOWN_COLUMNS = 8;

/** A preview as a terminal shows it: what the node did, its columns, and the first rows of the first of them. */
export function describePreview({ preview, kept }: Found): string {
  if (preview === null) return `no preview was kept of this node; there are those of: ${kept.join(', ') || 'none'}`;
  const { rows, missing, columns, columnCount, sample, answers } = preview;
  const which = preview.of === 'chosen_trial' ? 'the chosen trial' : 'the first trial';
  const head = [
    `a sample of ${which} (${preview.trial}); figures are counted on ${preview.counted} rows`,
    `rows ${rows.before} > ${rows.after}, missing cells ${missing.before} > ${missing.after}, columns ${columnCount}`,
    ...changes(preview),
    ...sampled(preview),
  ];
  const figures = table(
    ['COLUMN', 'KIND', 'MISSING', 'DISTINCT', 'MIN', 'MAX', 'MEAN', 'MOST FREQUENT', 'CHANGE'],
    columns.map(({ name, kind, missing, distinct, figures, change }) => [
      name,
      kind,
      missing,
      distinct,
      figures?.minimum,
      figures?.maximum,
      figures?.mean,
      figures?.top[0]?.value,
      change,
    ]),
  );
  const names = columns.slice(0, SHOWN_COLUMNS).map(({ name }) => visible(name));
  const cells = sample
    .slice(0, SHOWN_ROWS)
    .map((row, place) => [...row.slice(0, SHOWN_COLUMNS), ...(answers === null ? [] : [answers[place]])]);
  const values = table([...names, ...(answers === null ? [] : ['ANSWER'])], cells);
  return [...head, '', figures, '', values].join('\n');
}

function sampled({ figuresOn }: Preview): string[] {
  if (figuresOn === undefined || figuresOn.rows === figuresOn.of) return [];
  return [`ends, mean and most frequent values are of ${figuresOn.rows} of ${figuresOn.of} rows, at equal distances`];
}

function changes({ added, removed, changed }: Preview): string[] {
  return Object.entries({ added, removed, changed }).flatMap(([word, { count, names }]) => {
    if (count === 0) return [];
    const more = count > names.length ? `, and ${count - names.length} more` : '';
    return [`${word}: ${names.map(visible).join(', ')}${more}`];
  });
}
