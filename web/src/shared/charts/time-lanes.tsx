import { scaleLinear, scaleTime } from 'd3-scale';
import type { ReactNode } from 'react';
import { useFormats } from '../format/formats.ts';
import styles from './charts.module.css';
import { type Lane, type Mark, placeMarks, type Span, type Track, valueAt } from './lanes.ts';
import { GRID_COLOUR, LABEL_COLOUR, seriesColour } from './palette.ts';
import { useWidth } from './use-width.ts';

interface TimeLanesProps {
  label: string;
  span: Span;
  lanes: readonly Lane[];
  /** Moments that are marked through all lanes. */
  marks: readonly Mark[];
  track: Track;
}

const LANE = 92;
const GAP = 30;
const FOOT = 24;
const HEAD = 46;
const MARK_ROW = 14;
const TRACK = 26;
const LEFT = 56;
const TICKS_EVERY = 110;

/** Several quantities over one axis of time, one below the other, with moments marked through all of them. */
export function TimeLanes({ label, span, lanes, marks, track }: TimeLanesProps): ReactNode {
  const [place, width] = useWidth<HTMLDivElement>();
  const x = scaleTime([span.from, span.to], [LEFT, Math.max(LEFT + 1, width - 4)]);
  const { tick: tickText } = useFormats();
  const height = HEAD + lanes.length * (LANE + GAP) + TRACK + FOOT;
  return (
    <div ref={place} className={styles['plot']}>
      <svg width={width} height={height} role="img" aria-label={label}>
        {lanes.map((lane, index) => (
          <g key={lane.title} transform={`translate(0 ${HEAD + index * (LANE + GAP)})`}>
            <LaneShapes lane={lane} x={x} width={width} />
          </g>
        ))}
        <g transform={`translate(0 ${HEAD + lanes.length * (LANE + GAP)})`}>
          <TrackBoxes track={track} x={x} width={width} />
        </g>
        {placeMarks(marks.map(({ at, text }) => ({ at, text, x: x(at) }))).map(({ at, text, row }) => (
          <g key={`${at} ${text}`}>
            <line
              x1={x(at)}
              x2={x(at)}
              y1={row * MARK_ROW + MARK_ROW}
              y2={height - FOOT}
              style={{ stroke: LABEL_COLOUR, strokeDasharray: '4 3' }}
            />
            <text
              x={x(at)}
              y={row * MARK_ROW + MARK_ROW - 3}
              textAnchor={x(at) > width - 60 ? 'end' : x(at) < LEFT + 40 ? 'start' : 'middle'}
              style={{ fill: LABEL_COLOUR }}
            >
              {text}
            </text>
          </g>
        ))}
        {x.ticks(Math.max(2, Math.floor((width - LEFT) / TICKS_EVERY))).map((tick) => (
          <text
            key={tick.getTime()}
            x={x(tick)}
            y={height - 6}
            textAnchor={x(tick) > width - 30 ? 'end' : 'middle'}
            style={{ fill: LABEL_COLOUR }}
          >
            {tickText(tick, span.to - span.from)}
          </text>
        ))}
      </svg>
    </div>
  );
}

function TrackBoxes({ track, x, width }: { track: Track; x: (at: number) => number; width: number }): ReactNode {
  return (
    <>
      <text x={LEFT} y={-4} style={{ fill: LABEL_COLOUR, fontWeight: 700 }}>
        {track.title}
      </text>
      <line x1={LEFT} x2={width} y1={TRACK} y2={TRACK} style={{ stroke: GRID_COLOUR }} />
      {track.boxes.map(({ from, to, sign, colour, words }) => {
        const left = Math.max(LEFT, x(from));
        const right = Math.min(width, Math.max(x(to), left + 18));
        return (
          <g key={`${from} ${words}`}>
            <title>{words}</title>
            <rect
              x={left}
              y={3}
              width={right - left}
              height={TRACK - 6}
              rx={4}
              style={{ fill: 'none', stroke: colour, strokeWidth: 2 }}
            />
            <text x={(left + right) / 2} y={TRACK - 8} textAnchor="middle" style={{ fill: colour, fontWeight: 700 }}>
              {sign}
            </text>
          </g>
        );
      })}
    </>
  );
}

interface LaneShapesProps {
  lane: Lane;
  x: (at: number) => number;
  width: number;
}

function LaneShapes({ lane, x, width }: LaneShapesProps): ReactNode {
  const highest = lane.highest ?? Math.max(...lane.series.flatMap(({ points }) => points.map(valueAt)), 0);
  const top = highest > 0 ? highest : 1;
  const y = scaleLinear([0, top], [LANE, 6]);
  const fill = (index: number) => seriesColour(lane.firstColour + index);
  return (
    <>
      <text x={LEFT} y={-4} style={{ fill: LABEL_COLOUR, fontWeight: 700 }}>
        {lane.title}
      </text>
      {y.ticks(2).map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} style={{ stroke: GRID_COLOUR }} />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end" style={{ fill: LABEL_COLOUR }}>
            {lane.format(tick)}
          </text>
        </g>
      ))}
      {lane.series.map(({ name, points }, index) =>
        lane.shape === 'bars'
          ? points.map(({ from, to, value }) => {
              if (value === null || value <= 0) return null;
              const [left, right] = [Math.max(LEFT, x(from)), Math.min(width, x(to))];
              return (
                <rect
                  key={`${name} ${from}`}
                  x={left}
                  y={y(value)}
                  width={Math.max(1.5, right - left - 1)}
                  height={LANE - y(value)}
                  style={{ fill: fill(index) }}
                />
              );
            })
          : points.map(({ from, to, value }) =>
              value === null ? null : (
                <circle
                  key={`${name} ${from}`}
                  cx={x((from + to) / 2)}
                  cy={y(Math.min(value, top))}
                  r={index === 0 ? 3.5 : 2.5}
                  style={{ fill: index === 0 ? fill(index) : 'none', stroke: fill(index), strokeWidth: 1.5 }}
                />
              ),
            ),
      )}
    </>
  );
}
