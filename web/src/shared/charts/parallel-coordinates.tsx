import {
  colorBackgroundContainerContent,
  colorBorderItemFocused,
  colorTextBodyDefault,
} from '@cloudscape-design/design-tokens';
import { type PointerEvent, type ReactNode, useMemo, useState } from 'react';
import { shortened } from '../format/shortened.ts';
import { AxisBrush } from './axis-brush.tsx';
import styles from './charts.module.css';
import { nearestLine } from './nearest.ts';
import { GRID_COLOUR, LABEL_COLOUR } from './palette.ts';
import { byTint, tintOf } from './tints.ts';
import { useWidth } from './use-width.ts';

/** One axis; places go from 0 at its foot to 1. */
export interface ParallelAxis {
  readonly key: string;
  readonly label: string;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** Where each line crosses it; undefined where it does not. */
  readonly places: readonly (number | undefined)[];
  /** The part that is brushed. */
  readonly span: readonly [number, number] | null;
}

interface ParallelCoordinatesProps {
  label: string;
  axes: readonly ParallelAxis[];
  /** Lines that are in front, by their number. */
  matching: readonly boolean[];
  /** Place of each line's colour, from 0 to 1. */
  tints: readonly (number | undefined)[];
  /** Number of the line that is pointed at, here or elsewhere. */
  highlighted: number | null;
  onHighlight: (index: number | null) => void;
  /** An axis was brushed between two places, which may lie past its ends; null takes the brush away. */
  onBrush: (key: string, span: readonly [number, number] | null) => void;
}

const HEIGHT = 320;
const TOP = 34;
const FOOT = 40;
const SIDE = 70;
const NARROWEST = 110;

const heightOf = (place: number) => HEIGHT - FOOT - place * (HEIGHT - TOP - FOOT);
const placeAt = (y: number) => (HEIGHT - FOOT - y) / (HEIGHT - TOP - FOOT);

/** Many lines over several axes. Lines of one colour are one path, so that thousands are drawn at once. */
export function ParallelCoordinates(props: ParallelCoordinatesProps): ReactNode {
  const { label, axes, matching, tints, highlighted, onHighlight, onBrush } = props;
  const [place, shown] = useWidth<HTMLDivElement>();
  const width = Math.max(shown, 2 * SIDE + NARROWEST * (axes.length - 1));
  const step = axes.length > 1 ? (width - 2 * SIDE) / (axes.length - 1) : 0;
  const xs = useMemo(() => axes.map((_, index) => SIDE + index * step), [axes, step]);
  const ys = useMemo(
    () => axes.map(({ places }) => places.map((at) => (at === undefined ? undefined : heightOf(at)))),
    [axes],
  );
  const [moving, setMoving] = useState(false);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    if (moving) return;
    const box = event.currentTarget.getBoundingClientRect();
    const pointer = { x: event.clientX - box.left, y: event.clientY - box.top };
    onHighlight(nearestLine(xs, ys, pointer, (index) => matching[index] === true));
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take focus to be scrolled by keyboard
    <section ref={place} className={styles['scroll']} aria-label={label} tabIndex={0}>
      <Lines width={width} xs={xs} ys={ys} matching={matching} tints={tints} />
      <svg
        className={`${styles['drawing']} ${styles['above']}`}
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={label}
        style={{ '--chart-background': colorBackgroundContainerContent, '--chart-height': HEIGHT }}
        onPointerMove={point}
        onPointerLeave={() => onHighlight(null)}
      >
        {highlighted !== null && (
          <path
            d={pathOf(xs, ys, [highlighted])}
            style={{ stroke: colorTextBodyDefault, strokeWidth: 3, fill: 'none' }}
          />
        )}
        {axes.map((axis, index) => (
          <g key={axis.key} transform={`translate(${xs[index]} 0)`}>
            <text y={14} textAnchor="middle" style={{ fill: colorTextBodyDefault, fontWeight: 700 }}>
              {fitted(axis.label, step)}
              <title>{axis.label}</title>
            </text>
            <line y1={TOP} y2={HEIGHT - FOOT} style={{ stroke: LABEL_COLOUR }} />
            {axis.ticks.map(({ at, text }) => (
              <text key={text} x={6} y={heightOf(at) + 4} className={styles['haloed']} style={{ fill: LABEL_COLOUR }}>
                {fitted(text, step)}
              </text>
            ))}
            <AxisBrush
              top={TOP}
              foot={HEIGHT - FOOT}
              colour={colorBorderItemFocused}
              span={axis.span === null ? null : [heightOf(axis.span[1]), heightOf(axis.span[0])]}
              onMoving={setMoving}
              onBrush={(span) => onBrush(axis.key, span === null ? null : [placeAt(span[1]), placeAt(span[0])])}
            />
          </g>
        ))}
      </svg>
    </section>
  );
}

const CHARACTER = 7;

/** As much of a text as fits between two axes. */
const fitted = (text: string, room: number) =>
  shortened(text, Math.max(8, Math.floor((room || SIDE * 2) / CHARACTER) - 1));

interface LinesProps {
  width: number;
  xs: readonly number[];
  ys: readonly (readonly (number | undefined)[])[];
  matching: readonly boolean[];
  tints: readonly (number | undefined)[];
}

/** A layer of its own: pointing at a line must not draw thousands of others again. */
function Lines({ width, xs, ys, matching, tints }: LinesProps): ReactNode {
  return useMemo(() => {
    const behind = matching.flatMap((matches, index) => (matches ? [] : [index]));
    const opacity = Math.max(0.35, Math.min(0.9, 60 / Math.max(1, matching.length)));
    return (
      <svg
        className={`${styles['drawing']} ${styles['layer']}`}
        width={width}
        height={HEIGHT}
        aria-hidden="true"
        style={{ fill: 'none', strokeWidth: 1.5 }}
      >
        <path d={pathOf(xs, ys, behind)} style={{ stroke: GRID_COLOUR, strokeOpacity: 0.7 }} />
        {[...byTint(matching, tints)].map(([tint, lines]) => (
          <path
            key={tint}
            d={pathOf(xs, ys, lines)}
            style={{ stroke: tint === null ? LABEL_COLOUR : tintOf(tint), strokeOpacity: opacity }}
          />
        ))}
      </svg>
    );
  }, [width, xs, ys, matching, tints]);
}

/** Lines as one path; a line is broken where it has no place. */
function pathOf(
  xs: readonly number[],
  ys: readonly (readonly (number | undefined)[])[],
  lines: readonly number[],
): string {
  const parts: string[] = [];
  for (const line of lines) {
    let drawing = false;
    for (const [axis, x] of xs.entries()) {
      const y = ys[axis]?.[line];
      if (y === undefined) drawing = false;
      else {
        parts.push(`${drawing ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`);
        drawing = true;
      }
    }
  }
  return parts.join('');
}
