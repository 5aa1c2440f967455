import { colorTextBodyDefault } from '@cloudscape-design/design-tokens';
import { type PointerEvent, type ReactNode, useMemo } from 'react';
import styles from './charts.module.css';
import { nearestPoint } from './nearest.ts';
import { GRID_COLOUR, LABEL_COLOUR } from './palette.ts';
import { byTint, tintOf } from './tints.ts';
import { useWidth } from './use-width.ts';

/** An axis of the plot; places go from 0, left or below, to 1. */
export interface ScatterAxis {
  readonly label: string;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly places: readonly (number | undefined)[];
}

interface ScatterPlotProps {
  label: string;
  x: ScatterAxis;
  y: ScatterAxis;
  /** Points that are in front, by their number. */
  matching: readonly boolean[];
  tints: readonly (number | undefined)[];
  highlighted: number | null;
  onHighlight: (index: number | null) => void;
}

const HEIGHT = 340;
const LEFT = 76;
const RIGHT = 24;
const TOP = 24;
const FOOT = 44;
const RADIUS = 4;

/** Points over two axes; those of one colour are one path. */
export function ScatterPlot({ label, x, y, matching, tints, highlighted, onHighlight }: ScatterPlotProps): ReactNode {
  const [place, width] = useWidth<HTMLDivElement>();
  const across = Math.max(1, width - LEFT - RIGHT);
  const xs = useMemo(() => x.places.map((at) => (at === undefined ? undefined : LEFT + at * across)), [x, across]);
  const ys = useMemo(() => y.places.map((at) => (at === undefined ? undefined : heightOf(at))), [y]);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onHighlight(nearestPoint(xs, ys, event.clientX - box.left, event.clientY - box.top));
  };
  const [hx, hy] = highlighted === null ? [] : [xs[highlighted], ys[highlighted]];
  return (
    <div ref={place} className={styles['plot']}>
      <svg
        className={styles['drawing']}
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={label}
        onPointerMove={point}
        onPointerLeave={() => onHighlight(null)}
      >
        {y.ticks.map(({ at, text }) => (
          <g key={text} transform={`translate(0 ${heightOf(at)})`}>
            <line x1={LEFT} x2={width - RIGHT} style={{ stroke: GRID_COLOUR }} />
            <text x={LEFT - 8} y={4} textAnchor="end" style={{ fill: LABEL_COLOUR }}>
              {text}
            </text>
          </g>
        ))}
        {x.ticks.map(({ at, text }) => (
          <g key={text} transform={`translate(${LEFT + at * across} 0)`}>
            <line y1={TOP} y2={HEIGHT - FOOT} style={{ stroke: GRID_COLOUR }} />
            <text y={HEIGHT - FOOT + 16} textAnchor="middle" style={{ fill: LABEL_COLOUR }}>
              {text}
            </text>
          </g>
        ))}
        <text x={LEFT} y={14} style={{ fill: colorTextBodyDefault, fontWeight: 700 }}>
          {y.label}
        </text>
        <text x={width - RIGHT} y={HEIGHT - 6} textAnchor="end" style={{ fill: colorTextBodyDefault, fontWeight: 700 }}>
          {x.label}
        </text>
        <Points xs={xs} ys={ys} matching={matching} tints={tints} />
        {hx !== undefined && hy !== undefined && (
          <circle
            cx={hx}
            cy={hy}
            r={RADIUS + 3}
            style={{ fill: 'none', stroke: colorTextBodyDefault, strokeWidth: 2 }}
          />
        )}
      </svg>
    </div>
  );
}

const heightOf = (place: number) => HEIGHT - FOOT - place * (HEIGHT - TOP - FOOT);

interface PointsProps {
  xs: readonly (number | undefined)[];
  ys: readonly (number | undefined)[];
  matching: readonly boolean[];
  tints: readonly (number | undefined)[];
}

function Points({ xs, ys, matching, tints }: PointsProps): ReactNode {
  return useMemo(() => {
    const circle = (index: number) => {
      const [cx, cy] = [xs[index], ys[index]];
      if (cx === undefined || cy === undefined) return '';
      const arc = `a${RADIUS} ${RADIUS} 0 1 0`;
      return `M${(cx - RADIUS).toFixed(1)} ${cy.toFixed(1)}${arc} ${2 * RADIUS} 0${arc} ${-2 * RADIUS} 0`;
    };
    const behind = matching.flatMap((matches, index) => (matches ? [] : [index]));
    return (
      <g>
        <path d={behind.map(circle).join('')} style={{ fill: GRID_COLOUR }} />
        {[...byTint(matching, tints)].map(([tint, points]) => (
          <path
            key={tint}
            d={points.map(circle).join('')}
            style={{ fill: tint === null ? LABEL_COLOUR : tintOf(tint), fillOpacity: 0.75 }}
          />
        ))}
      </g>
    );
  }, [xs, ys, matching, tints]);
}
