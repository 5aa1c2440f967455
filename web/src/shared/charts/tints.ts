import { colorChartsPaletteCategorical1, colorChartsPaletteCategorical2 } from '@cloudscape-design/design-tokens';

/** How many colours lie between the two ends; lines of one colour are drawn as one. */
export const TINTS = 8;

/** One of the colours between two ends that the colour-blind tell apart. @param bucket from 0 on */
export function tintOf(bucket: number): string {
  const share = Math.round((bucket / (TINTS - 1)) * 100);
  return `color-mix(in oklab, ${colorChartsPaletteCategorical1} ${share}%, ${colorChartsPaletteCategorical2})`;
}

/** Which of the colours a place from 0 to 1 has. */
function bucketOf(place: number): number {
  return Math.min(TINTS - 1, Math.max(0, Math.floor(place * TINTS)));
}

/** Numbers of the marks that are in front, by colour; those without a place have none. */
export function byTint(
  matching: readonly boolean[],
  places: readonly (number | undefined)[],
): ReadonlyMap<number | null, readonly number[]> {
  const front = matching.flatMap((matches, index) => (matches ? [index] : []));
  return Map.groupBy(front, (index) => {
    const place = places[index];
    return place === undefined ? null : bucketOf(place);
  });
}
