import Button from '@cloudscape-design/components/button';
import { type ReactNode, useState } from 'react';
import { useCatalogue } from '../texts/catalogue.ts';
import styles from './charts.module.css';
import { seriesColour } from './palette.ts';
import { chartTexts } from './texts/index.ts';

interface ChartFrameProps {
  title: string;
  /** Names of the series, shown when there is more than one. */
  series?: readonly string[];
  /** The same figures as a table. */
  table: { head: readonly string[]; rows: readonly (readonly string[])[] };
  children: ReactNode;
}

/** A chart with its title, its legend and its twin, a table of the same figures. */
export function ChartFrame({ title, series = [], table, children }: ChartFrameProps): ReactNode {
  const words = useCatalogue(chartTexts);
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={styles['frame']} aria-label={title}>
      <figcaption className={styles['caption']}>
        <span>{title}</span>
        <Button variant="inline-link" onClick={() => setAsTable(!asTable)}>
          {asTable ? words.asChart : words.asTable}
        </Button>
      </figcaption>
      {asTable ? <TableTwin title={title} {...table} /> : children}
      {!asTable && series.length > 1 && (
        <ul className={styles['legend']}>
          {series.map((name, index) => (
            <li key={name}>
              <svg width="12" height="12" aria-hidden="true">
                <rect width="12" height="12" rx="2" style={{ fill: seriesColour(index) }} />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

function TableTwin({ title, head, rows }: ChartFrameProps['table'] & { title: string }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take focus to be scrolled by keyboard
    <section className={styles['twin']} aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('\n')}>
              {row.map((cell, index) => (
                <td key={head[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
