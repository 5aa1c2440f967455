import { scaleLinear, scaleTime } from 'd3-scale';
import type { ReactNode } from 'react';
import { useFormats } from '../format/formats.ts';
import { useCatalogue } from '../texts/catalogue.ts';
import { type Bins, binsOf, domainOf, heightsOf } from './bins.ts';
import { ChartFrame } from './chart-frame.tsx';
import styles from './charts.module.css';
import { GRID_COLOUR, LABEL_COLOUR, seriesColour } from './palette.ts';
import { chartTexts } from './texts/index.ts';
import { useWidth } from './use-width.ts';

interface Series extends Bins {
  readonly name: string;
}

interface HistogramChartProps {
  title: string;
  /** One, or several over the same axis. */
  series: readonly Series[];
  /** Values of `time` are milliseconds since 1970. */
  axis: 'number' | 'time';
}

const HEIGHT = 180;
const FOOT = 22;
const TICKS_EVERY = 90;

/** How values are spread: bars over one axis; several series lie over each other, each with the same area. */
export function HistogramChart({ title, series, axis }: HistogramChartProps): ReactNode {
  const words = useCatalogue(chartTexts);
  const { count, share, figure, moment } = useFormats();
  const bound = (value: number) => (axis === 'time' ? moment(new Date(value).toISOString()) : figure(value));
  const several = series.length > 1;
  const rows = series.flatMap((one) =>
    binsOf(one).map((bin) => [
      ...(several ? [one.name] : []),
      bound(bin.from),
      bound(bin.to),
      count(bin.count),
      share(bin.share),
    ]),
  );
  const head = [...(several ? [words.series] : []), words.from, words.to, words.rows, words.share];
  return (
    <ChartFrame title={title} series={series.map(({ name }) => name)} table={{ head, rows }}>
      <Plot title={title} series={series} axis={axis} />
    </ChartFrame>
  );
}

function Plot({ title, series, axis }: HistogramChartProps): ReactNode {
  const { figure, tick: clock } = useFormats();
  const [place, width] = useWidth<HTMLDivElement>();
  const [low, high] = domainOf(series);
  const x = axis === 'time' ? scaleTime([low, high], [0, width]) : scaleLinear([low, high], [0, width]);
  const heights = heightsOf(series);
  const y = scaleLinear([0, Math.max(...heights.flat(), Number.MIN_VALUE)], [0, HEIGHT - FOOT - 4]);
  const ticks = x.ticks(Math.max(2, Math.floor(width / TICKS_EVERY)));
  return (
    <div ref={place} className={styles['plot']}>
      <svg width={width} height={HEIGHT} role="img" aria-label={title}>
        <line x1={0} x2={width} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} style={{ stroke: GRID_COLOUR }} />
        {series.map((one, place) => (
          <g key={one.name} style={{ fill: seriesColour(place), fillOpacity: series.length > 1 ? 0.55 : 1 }}>
            {binsOf(one).map((bin, index) => {
              const left = bin.to > bin.from ? x(bin.from) : x(bin.from) - 6;
              const right = bin.to > bin.from ? x(bin.to) : x(bin.to) + 6;
              const tall = bin.count === 0 ? 0 : Math.max(1, y(heights[place]?.[index] ?? 0));
              const gap = right - left > 4 ? 1 : 0;
              return (
                <rect
                  key={bin.from}
                  x={left}
                  y={HEIGHT - FOOT - tall}
                  width={Math.max(1, right - left - gap)}
                  height={tall}
                />
              );
            })}
          </g>
        ))}
        {ticks.map((tick) => {
          const at = x(tick);
          const anchor = at < 24 ? 'start' : at > width - 24 ? 'end' : 'middle';
          return (
            <text key={Number(tick)} x={at} y={HEIGHT - 6} textAnchor={anchor} style={{ fill: LABEL_COLOUR }}>
              {tick instanceof Date ? clock(tick, high - low) : figure(tick)}
            </text>
          );
        })}
      </svg>
    </div>
  );
}
