import { scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { shortened } from '../format/shortened.ts';
import { ChartFrame } from './chart-frame.tsx';
import styles from './charts.module.css';
import { GRID_COLOUR, LABEL_COLOUR, seriesColour } from './palette.ts';
import { useWidth } from './use-width.ts';

/** The figures of one group. */
export interface Spread {
  readonly name: string;
  readonly mean: number;
  readonly deviation: number;
  readonly low: number;
  readonly high: number;
}

interface SpreadChartProps {
  title: string;
  groups: readonly Spread[];
  format: (value: number) => string;
  table: { head: readonly string[]; rows: readonly (readonly string[])[] };
}

const ROW = 30;
const FOOT = 24;
const NAMES = 150;
const RIGHT = 28;
const TICKS = 5;

/** One line for each group: dot for the mean, bar for one standard deviation, line from the lowest to the highest. */
export function SpreadChart({ title, groups, format, table }: SpreadChartProps): ReactNode {
  const [place, width] = useWidth<HTMLDivElement>();
  const low = Math.min(...groups.map((group) => Math.min(group.low, group.mean - group.deviation)));
  const high = Math.max(...groups.map((group) => Math.max(group.high, group.mean + group.deviation)));
  const room = high > low ? (high - low) * 0.03 : Math.abs(low) * 0.05 || 0.5;
  const x = scaleLinear([low - room, high + room], [NAMES, Math.max(NAMES + 1, width - RIGHT)]);
  const height = groups.length * ROW + FOOT;
  return (
    <ChartFrame title={title} table={table}>
      <div ref={place} className={styles['plot']}>
        <svg className={styles['drawing']} width={width} height={height} role="img" aria-label={title}>
          {x.ticks(TICKS).map((tick) => (
            <g key={tick} transform={`translate(${x(tick)} 0)`}>
              <line y2={height - FOOT} style={{ stroke: GRID_COLOUR }} />
              <text y={height - 8} textAnchor="middle" style={{ fill: LABEL_COLOUR }}>
                {format(tick)}
              </text>
            </g>
          ))}
          {groups.map((group, index) => (
            <g key={group.name} transform={`translate(0 ${index * ROW + ROW / 2})`}>
              <text x={NAMES - 10} y={4} textAnchor="end" style={{ fill: LABEL_COLOUR }}>
                {shortened(group.name, 20)}
                <title>{group.name}</title>
              </text>
              <line x1={x(group.low)} x2={x(group.high)} style={{ stroke: seriesColour(0) }} />
              <rect
                x={x(group.mean - group.deviation)}
                y={-5}
                width={Math.max(1, x(group.mean + group.deviation) - x(group.mean - group.deviation))}
                height={10}
                rx={2}
                style={{ fill: seriesColour(0), fillOpacity: 0.35 }}
              />
              <circle cx={x(group.mean)} r={4.5} style={{ fill: seriesColour(0) }} />
            </g>
          ))}
        </svg>
      </div>
    </ChartFrame>
  );
}
