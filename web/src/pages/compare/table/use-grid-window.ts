import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';

const LINE = 44;
const CELL = 160;
/** Where nothing is laid out, as in tests, this much is in sight. */
const UNKNOWN = { width: 1200, height: 600 };

type Observe = typeof observeElementRect<HTMLElement>;

const observe: Observe = (instance, told) =>
  observeElementRect(instance, (rect) => told(rect.width === 0 && rect.height === 0 ? UNKNOWN : rect));

/** Which lines and columns are in sight, in pixels; lines and columns are of one size each. */
export function useGridWindow(lines: number, columns: number) {
  const place = useRef<HTMLElement>(null);
  const shared = { getScrollElement: () => place.current, observeElementRect: observe, initialRect: UNKNOWN };
  const down = useVirtualizer({ ...shared, count: lines, estimateSize: () => LINE, overscan: 6 });
  const across = useVirtualizer({
    ...shared,
    count: columns,
    estimateSize: () => CELL,
    overscan: 3,
    horizontal: true,
  });
  const cells = across.getVirtualItems();
  return {
    place,
    lines: down.getVirtualItems(),
    height: down.getTotalSize(),
    cells: cells.map(({ index }) => index),
    width: across.getTotalSize(),
    /** How wide the columns are that are left out before the first one in sight. */
    before: cells[0]?.start ?? 0,
  };
}
