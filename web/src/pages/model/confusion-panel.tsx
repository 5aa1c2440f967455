import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { PackageMetrics } from '@flowi/contracts/package';
import type { ReactNode } from 'react';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { Name } from '../../shared/ui/name.tsx';
import styles from './confusion-panel.module.css';
import { shadeOf } from './shade.ts';
import { modelTexts } from './texts/index.ts';

/** What the model answered for held-out rows of each class. */
export function ConfusionPanel({ confusion }: { confusion: NonNullable<PackageMetrics['confusion']> }): ReactNode {
  const words = useCatalogue(modelTexts);
  const { count } = useFormats();
  const { classes, matrix } = confusion;
  return (
    <Container
      header={
        <Header variant="h2" description={words.confusionAdvice}>
          {words.confusion}
        </Header>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take focus to be scrolled by keyboard */}
      <section className={styles['scroll']} aria-label={words.confusion} tabIndex={0}>
        <table className={styles['matrix']}>
          <thead>
            <tr>
              <th scope="col">{words.trueClass}</th>
              {classes.map((name) => (
                <th key={name} scope="col">
                  {words.answered(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.map((row, truth) => {
              const total = row.reduce((sum, one) => sum + one, 0);
              return (
                <tr key={classes[truth]}>
                  <th scope="row">
                    <Name>{classes[truth] ?? ''}</Name>
                  </th>
                  {row.map((rows, answer) => (
                    <td
                      key={classes[answer]}
                      style={{ background: shadeOf(total === 0 ? 0 : rows / total, truth === answer) }}
                    >
                      {count(rows)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </Container>
  );
}
