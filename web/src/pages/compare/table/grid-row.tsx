import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import { memo, type ReactNode } from 'react';
import { runAddress } from '../../../shared/addresses.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { PageLink } from '../../../shared/ui/page-link.tsx';
import type { Column } from '../model/columns.ts';
import type { CompareRow } from '../model/compare-row.ts';
import { compareTexts } from '../texts/index.ts';
import type { ColumnWords } from '../use-column-words.ts';
import { GridCell } from './grid-cell.tsx';
import styles from './trial-grid.module.css';

interface GridRowProps {
  row: CompareRow;
  rowIndex: number;
  /** Pixels from the first line; null for the line that stays on top. */
  top: number | null;
  baseline: CompareRow | undefined;
  words: ColumnWords;
  columns: readonly { readonly column: Column; readonly index: number }[];
  before: number;
  pointed: boolean;
  ticked: boolean;
  onTick: (key: string, on: boolean) => void;
  onPoint: (key: string | null) => void;
  onBaseline: (key: string) => void;
}

/** One trial, its figures beside those of the baseline. It is drawn anew only when something of it changes, so that scrolling is quick. */
export const GridRow = memo(function GridRow(props: GridRowProps): ReactNode {
  const { row, rowIndex, top, baseline, words, columns, before, pointed, ticked, onTick, onPoint, onBaseline } = props;
  const texts = useCatalogue(compareTexts);
  const pinned = top === null;
  const isBaseline = row.key === baseline?.key;
  const name = words.rowName(row);
  return (
    <tr
      className={styles[pinned ? 'pinned' : 'line']}
      aria-rowindex={rowIndex}
      data-pointed={pointed}
      style={pinned ? undefined : { transform: `translateY(${top}px)` }}
      onPointerEnter={() => onPoint(row.key)}
      onPointerLeave={() => onPoint(null)}
    >
      <th className={styles['first']} scope="row" aria-colindex={1}>
        {pinned ? (
          <Badge>{texts.baseline}</Badge>
        ) : (
          <>
            <span className={styles['tool']}>
              <Checkbox
                checked={ticked}
                ariaLabel={texts.tick(name)}
                onChange={({ detail }) => onTick(row.key, detail.checked)}
              />
            </span>
            <span className={styles['tool']}>
              <Button
                variant="inline-icon"
                iconName={isBaseline ? 'star-filled' : 'star'}
                ariaLabel={isBaseline ? texts.isBaseline(name) : texts.makeBaseline(name)}
                onClick={() => onBaseline(row.key)}
              />
            </span>
          </>
        )}
        <span className={styles['name']} title={name}>
          <PageLink href={runAddress(row.run.projectId, row.run.runId)} ariaLabel={name}>
            {texts.trialName(row.trial.number)}
          </PageLink>
          {words.severalRuns && <small>{words.runName(row)}</small>}
        </span>
        {row.chosen && !pinned && <Badge color="green">{texts.chosen}</Badge>}
      </th>
      {columns.map(({ column, index }, place) => (
        <GridCell
          key={column.key}
          column={column}
          index={index}
          row={row}
          baseline={pinned ? undefined : baseline}
          words={words}
          before={place === 0 ? before : 0}
        />
      ))}
    </tr>
  );
});
