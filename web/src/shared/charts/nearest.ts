/** Places of marks on a line or plane, in pixels; undefined where a mark has none. */
type Places = readonly (number | undefined)[];

/** Farther away is not meant. */
const REACH = 14;

/** The point nearest to the pointer; null when none is near. */
export function nearestPoint(xs: Places, ys: Places, x: number, y: number): number | null {
  return nearest(xs.length, (index) => {
    const [px, py] = [xs[index], ys[index]];
    return px === undefined || py === undefined ? undefined : Math.hypot(px - x, py - y);
  });
}

/**
 * The line nearest to the pointer, up or down from it; null when none is near.
 *
 * @param axes where the axes are, from left to right
 * @param ys for each axis the heights of the lines
 * @param passes leaves lines out
 */
export function nearestLine(
  axes: readonly number[],
  ys: readonly Places[],
  pointer: { readonly x: number; readonly y: number },
  passes: (index: number) => boolean,
): number | null {
  const right = axes.findIndex((at) => at >= pointer.x);
  const next = right === -1 ? axes.length - 1 : Math.max(1, right);
  const [from, to] = [axes[next - 1], axes[next]];
  const [before, after] = [ys[next - 1] ?? [], ys[next] ?? []];
  if (from === undefined || to === undefined) return null;
  const share = Math.min(1, Math.max(0, (pointer.x - from) / (to - from)));
  return nearest(before.length, (index) => {
    const [a, b] = [before[index], after[index]];
    if (a === undefined || b === undefined || !passes(index)) return undefined;
    return Math.abs(a + share * (b - a) - pointer.y);
  });
}

function nearest(count: number, distanceOf: (index: number) => number | undefined): number | null {
  let best: number | null = null;
  let least = REACH;
  for (let index = 0; index < count; index += 1) {
    const distance = distanceOf(index);
    if (distance !== undefined && distance <= least) [best, least] = [index, distance];
  }
  return best;
}
