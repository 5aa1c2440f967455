import {
  colorChartsLineGrid,
  colorChartsPaletteCategorical1,
  colorChartsPaletteCategorical2,
  colorChartsPaletteCategorical3,
  colorChartsPaletteCategorical4,
  colorChartsPaletteCategorical5,
  colorTextBodySecondary,
} from '@cloudscape-design/design-tokens';

/** Colours of series, told apart by the colour-blind too; CSS variables, so that they follow the theme. */
const SERIES_COLOURS = [
  colorChartsPaletteCategorical1,
  colorChartsPaletteCategorical2,
  colorChartsPaletteCategorical3,
  colorChartsPaletteCategorical4,
  colorChartsPaletteCategorical5,
] as const;

export const GRID_COLOUR = colorChartsLineGrid;
export const LABEL_COLOUR = colorTextBodySecondary;

/** The colour of a series by its place; begins anew after the last. */
export function seriesColour(index: number): string {
  return SERIES_COLOURS[index % SERIES_COLOURS.length] ?? SERIES_COLOURS[0];
}
