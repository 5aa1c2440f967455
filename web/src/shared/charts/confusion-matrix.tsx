import { colorChartsPaletteCategorical1, colorChartsPaletteCategorical2 } from '@cloudscape-design/design-tokens';
import type { ReactNode } from 'react';
import { useFormats } from '../format/formats.ts';
import { useCatalogue } from '../texts/catalogue.ts';
import { Name } from '../ui/name.tsx';
import styles from './heat-map.module.css';
import { chartTexts } from './texts/index.ts';

interface ConfusionMatrixProps {
  label: string;
  classes: readonly string[];
  /** Rows are the truth, columns the answers. */
  matrix: readonly (readonly number[])[];
}

const [FAINTEST, STRONGEST] = [14, 58];

/** Counts of rows by true class and answer, shaded by their share of the true class: one colour for right, one for wrong. */
export function ConfusionMatrix({ label, classes, matrix }: ConfusionMatrixProps): ReactNode {
  const words = useCatalogue(chartTexts);
  const { count, share } = useFormats();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take focus to be scrolled by keyboard
    <section className={styles['scroll']} aria-label={label} tabIndex={0}>
      <table className={styles['map']}>
        <thead>
          <tr>
            <td className={styles['corner']}>{words.truthAndAnswer}</td>
            {classes.map((name) => (
              <th key={name} scope="col" title={name}>
                <span>
                  <Name>{name}</Name>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((counts, row) => {
            const total = counts.reduce((sum, one) => sum + one, 0);
            return (
              <tr key={classes[row]}>
                <th scope="row" title={classes[row]}>
                  <Name>{classes[row] ?? ''}</Name>
                </th>
                {counts.map((one, column) => {
                  const part = total === 0 ? 0 : one / total;
                  const colour = row === column ? colorChartsPaletteCategorical1 : colorChartsPaletteCategorical2;
                  const background =
                    part === 0
                      ? undefined
                      : `color-mix(in srgb, ${colour} ${Math.round(FAINTEST + part * (STRONGEST - FAINTEST))}%, transparent)`;
                  return (
                    <td key={classes[column]} style={{ background }} title={share(part)}>
                      {count(one)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
