import type { ReactNode } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import type { Column } from '../model/columns.ts';
import type { CompareRow } from '../model/compare-row.ts';
import { type Delta, deltaOf } from '../model/deltas.ts';
import { compareTexts } from '../texts/index.ts';
import type { ColumnWords } from '../use-column-words.ts';
import styles from './trial-grid.module.css';

interface GridCellProps {
  column: Column;
  index: number;
  row: CompareRow;
  /** What the row is measured by; undefined for the baseline itself. */
  baseline: CompareRow | undefined;
  words: ColumnWords;
  before: number;
}

const SIGNS = { better: '▲', worse: '▼' } as const;

/** A value and, of a figure, how far it is from the baseline's. */
export function GridCell({ column, index, row, baseline, words, before }: GridCellProps): ReactNode {
  const value = column.valueIn(row);
  const measured = column.kind === 'metric' || column.kind === 'test' || column.name === 'seconds';
  const delta = measured && baseline !== undefined ? deltaOf(value, column.valueIn(baseline), column.direction) : null;
  const text = value === undefined ? '–' : words.textOf(column, value);
  return (
    <td className={styles['cell']} aria-colindex={index + 2} style={{ marginInlineStart: before }}>
      <span className={styles['value']} title={text}>
        {text}
      </span>
      {delta !== null && <DeltaText column={column} delta={delta} words={words} />}
    </td>
  );
}

function DeltaText({ column, delta, words }: { column: Column; delta: Delta; words: ColumnWords }): ReactNode {
  const texts = useCatalogue(compareTexts);
  const { by, judgement } = delta;
  const size = words.textOf(column, Math.abs(by));
  const judged = judgement === undefined ? texts.differs : texts[judgement];
  return (
    <span className={styles['delta']} data-judgement={judgement} title={judged}>
      {`${by < 0 ? '−' : '+'}${size} `}
      {judgement !== undefined && (
        <span role="img" aria-label={judged}>
          {SIGNS[judgement]}
        </span>
      )}
    </span>
  );
}
