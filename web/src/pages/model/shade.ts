import { colorChartsPaletteCategorical1, colorChartsPaletteCategorical2 } from '@cloudscape-design/design-tokens';

const STRONGEST = 55;

/** Mixed into the cell's own background, so that the figure stays readable in both themes; errors have a colour of their own. */
export function shadeOf(share: number, right: boolean): string | undefined {
  if (share === 0) return undefined;
  const colour = right ? colorChartsPaletteCategorical1 : colorChartsPaletteCategorical2;
  return `color-mix(in srgb, ${colour} ${Math.round(share * STRONGEST)}%, transparent)`;
}
