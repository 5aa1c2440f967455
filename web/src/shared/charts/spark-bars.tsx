import type { ReactNode } from 'react';
import type { Bins } from './bins.ts';
import { seriesColour } from './palette.ts';

const WIDTH = 96;
const HEIGHT = 24;

/** A distribution in the height of a line; what it shows has to be told beside it. @param label what it is, for who cannot see it */
export function SparkBars({ counts, label }: Pick<Bins, 'counts'> & { label: string }): ReactNode {
  const highest = Math.max(1, ...counts);
  const step = WIDTH / counts.length;
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
      style={{ fill: seriesColour(0), display: 'block' }}
    >
      {counts.map((count, index) => {
        const tall = count === 0 ? 0 : Math.max(1, (count / highest) * HEIGHT);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
          <rect key={index} x={index * step} y={HEIGHT - tall} width={Math.max(1, step - 1)} height={tall} />
        );
      })}
    </svg>
  );
}
