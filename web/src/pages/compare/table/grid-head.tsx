import Icon from '@cloudscape-design/components/icon';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import type { CompareModel } from '../compare-model.ts';
import type { Column } from '../model/columns.ts';
import { writeSorting } from '../model/sorting.ts';
import { compareTexts } from '../texts/index.ts';
import styles from './trial-grid.module.css';

interface GridHeadProps {
  model: CompareModel;
  columns: readonly { readonly column: Column; readonly index: number }[];
  before: number;
}

/** Names of the columns; each sorts the lines, a metric's best first. */
export function GridHead({ model, columns, before }: GridHeadProps): ReactNode {
  const texts = useCatalogue(compareTexts);
  return (
    <tr className={styles['head']} aria-rowindex={1}>
      <th className={styles['first']} scope="col" aria-colindex={1}>
        {texts.trial}
      </th>
      {columns.map(({ column, index }, place) => (
        <HeadCell key={column.key} model={model} column={column} index={index} before={place === 0 ? before : 0} />
      ))}
    </tr>
  );
}

interface HeadCellProps {
  model: CompareModel;
  column: Column;
  index: number;
  before: number;
}

function HeadCell({ model, column, index, before }: HeadCellProps): ReactNode {
  const texts = useCatalogue(compareTexts);
  const { sorting, words, change } = model;
  const label = words.labelOf(column);
  const sorted = sorting?.key === column.key ? sorting : null;
  const descending = sorted === null ? column.direction === 'maximize' : !sorted.descending;
  const measured = column.kind === 'metric' || column.kind === 'test';
  const hint = column.direction === 'minimize' ? texts.lowerIsBetter : texts.higherIsBetter;
  return (
    <th
      className={styles['cell']}
      scope="col"
      aria-colindex={index + 2}
      aria-sort={sorted === null ? 'none' : sorted.descending ? 'descending' : 'ascending'}
      style={{ marginInlineStart: before }}
    >
      <button
        type="button"
        className={styles['sort']}
        title={measured && column.direction !== undefined ? `${label}: ${hint}` : label}
        aria-label={texts.sortBy(label)}
        onClick={() => change({ sort: writeSorting({ key: column.key, descending }) })}
      >
        <span>{label}</span>
        <Icon
          name={sorted === null ? 'caret-down' : sorted.descending ? 'caret-down-filled' : 'caret-up-filled'}
          size="small"
        />
      </button>
    </th>
  );
}
