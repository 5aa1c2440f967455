import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { useFormats } from '../format/formats.ts';
import { useCatalogue } from '../texts/catalogue.ts';
import { ChartFrame } from './chart-frame.tsx';
import styles from './charts.module.css';
import { type EdgeBins, edgeBinsOf } from './edge-bins.ts';
import { GRID_COLOUR, LABEL_COLOUR, seriesColour } from './palette.ts';
import { chartTexts } from './texts/index.ts';
import { useWidth } from './use-width.ts';

interface ComparedHistogramProps {
  title: string;
  /** The same bins for all. */
  bins: Omit<EdgeBins, 'counts'>;
  /** The first is filled, the others are drawn as outlines, so that they can be told apart without colours. */
  series: readonly { readonly name: string; readonly counts: readonly number[] }[];
}

const HEIGHT = 180;
const FOOT = 22;
const TICKS_EVERY = 90;
const NARROWEST = 3;

/** How values are spread here and there, over bins of different widths; areas are shares. */
export function ComparedHistogram({ title, bins, series }: ComparedHistogramProps): ReactNode {
  const words = useCatalogue(chartTexts);
  const { count, share, figure } = useFormats();
  const rows = series.flatMap((one) =>
    edgeBinsOf({ ...bins, counts: one.counts }).map((bin) => [
      one.name,
      figure(bin.from),
      figure(bin.to),
      count(bin.count),
      share(bin.share),
    ]),
  );
  const table = { head: [words.series, words.from, words.to, words.rows, words.share], rows };
  return (
    <ChartFrame title={title} series={series.map(({ name }) => name)} table={table}>
      <Plot title={title} bins={bins} series={series} />
    </ChartFrame>
  );
}

function Plot({ title, bins, series }: ComparedHistogramProps): ReactNode {
  const { figure } = useFormats();
  const [place, width] = useWidth<HTMLDivElement>();
  const { low, high } = bins;
  const room = high > low ? 0 : 0.5;
  const x = scaleLinear([low - room, high + room], [1, width - 1]);
  const drawn = series.map(({ name, counts }) => ({ name, bins: edgeBinsOf({ ...bins, counts }) }));
  const highest = Math.max(Number.MIN_VALUE, ...drawn.flatMap((one) => one.bins.map(({ height }) => height)));
  const y = scaleLinear([0, highest], [HEIGHT - FOOT, 4]);
  return (
    <div ref={place} className={styles['plot']}>
      <svg width={width} height={HEIGHT} role="img" aria-label={title}>
        {drawn.map((one, index) => {
          const boxes = one.bins.map(({ from, to, height }) => ({
            left: x(from),
            right: Math.max(x(to), x(from) + NARROWEST),
            top: y(height),
          }));
          if (index > 0)
            return (
              <path
                key={one.name}
                d={outlineOf(boxes)}
                style={{ fill: 'none', stroke: seriesColour(index), strokeWidth: 2 }}
              />
            );
          return (
            <g key={one.name} style={{ fill: seriesColour(index), fillOpacity: 0.45 }}>
              {boxes.map(({ left, right, top }) => (
                <rect key={left} x={left} y={top} width={right - left} height={HEIGHT - FOOT - top} />
              ))}
            </g>
          );
        })}
        <line x1={0} x2={width} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} style={{ stroke: GRID_COLOUR }} />
        {x.ticks(Math.max(2, Math.floor(width / TICKS_EVERY))).map((tick) => {
          const at = x(tick);
          const anchor = at < 24 ? 'start' : at > width - 24 ? 'end' : 'middle';
          return (
            <text key={tick} x={at} y={HEIGHT - 6} textAnchor={anchor} style={{ fill: LABEL_COLOUR }}>
              {figure(tick)}
            </text>
          );
        })}
      </svg>
    </div>
  );
}

/** Along the tops of the boxes, from the ground to the ground. */
function outlineOf(boxes: readonly { left: number; right: number; top: number }[]): string {
  const [first] = boxes;
  const last = boxes.at(-1);
  if (!first || !last) return '';
  const tops = boxes.map(({ left, right, top }) => `L${left} ${top}L${right} ${top}`);
  return `M${first.left} ${HEIGHT - FOOT}${tops.join('')}L${last.right} ${HEIGHT - FOOT}`;
}
