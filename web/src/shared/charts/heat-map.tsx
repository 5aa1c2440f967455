import { colorChartsPaletteCategorical1, colorChartsPaletteCategorical2 } from '@cloudscape-design/design-tokens';
import type { ReactNode } from 'react';
import { useFormats } from '../format/formats.ts';
import { Name } from '../ui/name.tsx';
import styles from './heat-map.module.css';

interface HeatMapProps {
  label: string;
  /** Of rows and of columns. */
  names: readonly string[];
  /** From -1 to 1; null where there is none. */
  valueAt: (row: number, column: number) => number | null;
}

const STRONGEST = 60;

/** Mixed into the cell's own background, so that the text stays readable in both themes. */
function shade(value: number | null): string | undefined {
  if (value === null || value === 0) return undefined;
  const colour = value > 0 ? colorChartsPaletteCategorical1 : colorChartsPaletteCategorical2;
  return `color-mix(in srgb, ${colour} ${Math.round(Math.abs(value) * STRONGEST)}%, transparent)`;
}

/** A square table whose cells are shaded by their values, which stand in them. */
export function HeatMap({ label, names, valueAt }: HeatMapProps): ReactNode {
  const { figure } = useFormats();
  const rounded = (value: number) => figure(Math.round(value * 100) / 100 || 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take focus to be scrolled by keyboard
    <section className={styles['scroll']} aria-label={label} tabIndex={0}>
      <table className={styles['map']}>
        <thead>
          <tr>
            <td />
            {names.map((name) => (
              <th key={name} scope="col" title={name}>
                <span>
                  <Name>{name}</Name>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, row) => (
            <tr key={name}>
              <th scope="row" title={name}>
                <Name>{name}</Name>
              </th>
              {names.map((other, column) => {
                const value = valueAt(row, column);
                return (
                  <td key={other} style={{ background: shade(value) }}>
                    {value === null ? '–' : rounded(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
