import type { ReactNode } from 'react';
import { useFormats } from '../format/formats.ts';
import { useCatalogue } from '../texts/catalogue.ts';
import styles from './charts.module.css';
import { seriesColour } from './palette.ts';
import { chartTexts } from './texts/index.ts';

interface BarTableProps {
  title: string;
  values: readonly { readonly value: string; readonly count: number }[];
  /** What counts are a share of. */
  total: number;
}

/** Counts of values as a table whose bars show the shares. */
export function BarTable({ title, values, total }: BarTableProps): ReactNode {
  const words = useCatalogue(chartTexts);
  const { count, share } = useFormats();
  const highest = Math.max(1, ...values.map((one) => one.count));
  return (
    <table className={styles['bars']} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{words.value}</th>
          <th scope="col" className={styles['bar']}>
            {words.share}
          </th>
          <th scope="col">{words.rows}</th>
        </tr>
      </thead>
      <tbody>
        {values.map((one) => (
          <tr key={one.value}>
            <th scope="row" title={one.value}>
              {one.value === '' ? '␣' : one.value}
            </th>
            <td className={styles['bar']}>
              <span style={{ inlineSize: `${(100 * one.count) / highest}%`, background: seriesColour(0) }} />
            </td>
            <td>{`${count(one.count)} (${share(total === 0 ? 0 : one.count / total)})`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
