import {
  colorBackgroundContainerContent,
  colorBackgroundItemSelected,
  colorBorderDividerDefault,
  colorTextStatusError,
  colorTextStatusSuccess,
} from '@cloudscape-design/design-tokens';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useNarrow } from '../../../shared/ui/use-narrow.ts';
import type { Pointing } from '../charts/pointing.ts';
import type { CompareModel } from '../compare-model.ts';
import type { CompareRow } from '../model/compare-row.ts';
import { compareTexts } from '../texts/index.ts';
import { GridHead } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import styles from './trial-grid.module.css';
import { useGridWindow } from './use-grid-window.ts';

interface TrialGridProps extends Pointing {
  model: CompareModel;
  ticked: ReadonlySet<string>;
  onTick: (key: string, on: boolean) => void;
}

const [WIDE, NARROW] = [320, 230];

/** Trials by columns; only the lines and columns in sight are drawn, whatever their number. */
export function TrialGrid({ model, ticked, onTick, highlighted, onHighlight }: TrialGridProps): ReactNode {
  const texts = useCatalogue(compareTexts);
  const { visible, shown, baseline, words, change } = model;
  const first = useNarrow() ? NARROW : WIDE;
  const { place, lines, cells, height, width, before } = useGridWindow(visible.length, shown.length);
  const look = {
    '--grid-background': colorBackgroundContainerContent,
    '--grid-pointed': colorBackgroundItemSelected,
    '--grid-border': colorBorderDividerDefault,
    '--grid-better': colorTextStatusSuccess,
    '--grid-worse': colorTextStatusError,
    '--grid-first': `${first}px`,
  };
  const [from = 0, to = -1] = [cells[0], cells.at(-1)];
  const columns = useMemo(
    () => shown.slice(from, to + 1).map((column, place) => ({ column, index: from + place })),
    [shown, from, to],
  );
  const setBaseline = useCallback((key: string) => change({ base: key }), [change]);
  const line = (row: CompareRow, index: number, top: number | null) => (
    <GridRow
      key={row.key}
      row={row}
      rowIndex={index}
      top={top}
      baseline={baseline}
      words={words}
      columns={columns}
      before={before}
      pointed={row.key === highlighted}
      ticked={ticked.has(row.key)}
      onTick={onTick}
      onPoint={onHighlight}
      onBaseline={setBaseline}
    />
  );
  const pinned = baseline === undefined ? 0 : 1;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take focus to be scrolled by keyboard
    <section ref={place} className={styles['scroll']} style={look} aria-label={texts.table} tabIndex={0}>
      <table
        className={styles['table']}
        aria-label={texts.table}
        aria-rowcount={visible.length + 1 + pinned}
        aria-colcount={shown.length + 1}
        style={{ inlineSize: first + width }}
      >
        <thead className={styles['top']}>
          <GridHead model={model} columns={columns} before={before} />
          {baseline !== undefined && line(baseline, 2, null)}
        </thead>
        <tbody className={styles['lines']} style={{ blockSize: height }}>
          {lines.map(({ index, start }) => {
            const row = visible[index];
            return row === undefined ? null : line(row, index + 2 + pinned, start);
          })}
        </tbody>
      </table>
    </section>
  );
}
