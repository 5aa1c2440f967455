import type { ReactNode } from 'react';
import { useFormats } from '../format/formats.ts';
import { useCatalogue } from '../texts/catalogue.ts';
import { Name } from '../ui/name.tsx';
import styles from './charts.module.css';
import { seriesColour } from './palette.ts';
import { chartTexts } from './texts/index.ts';

interface ComparedBarsProps {
  title: string;
  series: readonly { readonly name: string; readonly counts: readonly number[] }[];
  /** One a count. */
  values: readonly string[];
}

const MOST_SHOWN = 25;

/** Shares of values here and there as a table with bars, the most frequent ones first. */
export function ComparedBars({ title, series, values }: ComparedBarsProps): ReactNode {
  const words = useCatalogue(chartTexts);
  const { count, share } = useFormats();
  const totals = series.map(({ counts }) => counts.reduce((sum, one) => sum + one, 0));
  const rows = values
    .map((value, index) => ({
      value,
      cells: series.map(({ name, counts }, place) => {
        const counted = counts[index] ?? 0;
        const total = totals[place] ?? 0;
        return { name, counted, share: total === 0 ? 0 : counted / total };
      }),
    }))
    .toSorted((a, b) => mostOf(b) - mostOf(a));
  const highest = Math.max(...rows.map(mostOf), Number.MIN_VALUE);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take focus to be scrolled by keyboard
    <section className={styles['twin']} aria-label={title} tabIndex={0}>
      <table className={styles['bars']} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{words.value}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col" colSpan={2}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_SHOWN).map(({ value, cells }) => (
            <tr key={value}>
              <th scope="row" title={value}>
                <Name>{value === '' ? '␣' : value}</Name>
              </th>
              {cells.map((cell, place) => [
                <td key={`${cell.name} bar`} className={styles['half']}>
                  <span style={{ inlineSize: `${(100 * cell.share) / highest}%`, background: seriesColour(place) }} />
                </td>,
                <td key={cell.name}>{`${count(cell.counted)} (${share(cell.share)})`}</td>,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function mostOf({ cells }: { readonly cells: readonly { readonly share: number }[] }): number {
  return Math.max(...cells.map(({ share }) => share));
}
