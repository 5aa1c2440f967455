import { type PointerEvent, type ReactNode, useState } from 'react';
import styles from './charts.module.css';

interface AxisBrushProps {
  /** Ends of the axis, in pixels from above. */
  top: number;
  foot: number;
  colour: string;
  /** What is brushed, in pixels from above. */
  span: readonly [number, number] | null;
  onMoving: (moving: boolean) => void;
  /** What was dragged over, which may lie past the ends; null for a click, which takes the brush away. */
  onBrush: (span: readonly [number, number] | null) => void;
}

const WIDTH = 28;
/** A shorter way is a click. */
const SHORTEST = 3;
const MARGIN = 12;

/** Marks a part of an axis by dragging along it. */
export function AxisBrush({ top, foot, colour, span, onMoving, onBrush }: AxisBrushProps): ReactNode {
  const [dragged, setDragged] = useState<readonly [number, number] | null>(null);
  const at = (event: PointerEvent<SVGRectElement>) => {
    const svg = event.currentTarget.ownerSVGElement;
    return event.clientY - (svg?.getBoundingClientRect().top ?? 0);
  };
  const begin = (event: PointerEvent<SVGRectElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const y = at(event);
    setDragged([y, y]);
    onMoving(true);
  };
  const move = (event: PointerEvent<SVGRectElement>) => {
    if (dragged !== null) setDragged([dragged[0], at(event)]);
  };
  const end = () => {
    if (dragged === null) return;
    const [from, to] = [Math.min(...dragged), Math.max(...dragged)];
    setDragged(null);
    onMoving(false);
    onBrush(to - from < SHORTEST ? null : [from, to]);
  };
  const shown = dragged ?? span;
  const [upper, lower] = shown === null ? [0, 0] : [Math.min(...shown), Math.max(...shown)];
  const [from, to] = [Math.max(top, upper), Math.min(foot, lower)];
  return (
    <>
      {shown !== null && (
        <rect
          x={-WIDTH / 4}
          y={from}
          width={WIDTH / 2}
          height={Math.max(2, to - from)}
          rx={3}
          style={{ fill: colour, fillOpacity: 0.3, stroke: colour }}
        />
      )}
      <rect
        className={styles['brush']}
        x={-WIDTH / 2}
        y={top - MARGIN}
        width={WIDTH}
        height={foot - top + 2 * MARGIN}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      />
    </>
  );
}
