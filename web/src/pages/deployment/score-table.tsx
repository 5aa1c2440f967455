import type { ModelContract } from '@flowi/contracts/package';
import type { ReactNode } from 'react';
import styles from '../../shared/charts/charts.module.css';
import { seriesColour } from '../../shared/charts/palette.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { Name } from '../../shared/ui/name.tsx';
import { deploymentTexts } from './texts/index.ts';

const MOST_SHOWN = 20;

interface ScoreTableProps {
  scores: Readonly<Record<string, number>>;
  kind: ModelContract['scores'];
}

/** The score of each class, the highest first; bars only where scores are probabilities. */
export function ScoreTable({ scores, kind }: ScoreTableProps): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { figure, share } = useFormats();
  const sorted = Object.entries(scores).toSorted(([, a], [, b]) => b - a);
  const probable = kind === 'probabilities';
  return (
    <table className={styles['bars']} aria-label={words.scoresOf}>
      <thead>
        <tr>
          <th scope="col">{words.class}</th>
          {probable && <th scope="col" className={styles['bar']} aria-label={words.share} />}
          <th scope="col">{probable ? words.probability : words.score}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.slice(0, MOST_SHOWN).map(([name, score]) => (
          <tr key={name}>
            <th scope="row">
              <Name>{name}</Name>
            </th>
            {probable && (
              <td className={styles['bar']}>
                <span style={{ inlineSize: `${100 * score}%`, background: seriesColour(0) }} />
              </td>
            )}
            <td>{probable ? share(score) : figure(score)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
