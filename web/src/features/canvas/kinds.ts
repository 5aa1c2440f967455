import type { IconProps } from '@cloudscape-design/components/icon';
import {
  colorChartsPaletteCategorical1,
  colorChartsPaletteCategorical2,
  colorChartsPaletteCategorical3,
  colorChartsPaletteCategorical4,
  colorChartsPaletteCategorical5,
  colorTextBodySecondary,
} from '@cloudscape-design/design-tokens';
import type { Component } from '@flowi/contracts/catalogue';

/** How the nodes of a kind look. The colour only repeats what icon and words say. */
export interface KindLook {
  readonly icon: IconProps.Name;
  /** A colour of the design system. */
  readonly colour: string;
}

const PREPARE: KindLook = { icon: 'edit', colour: colorChartsPaletteCategorical4 };

/** One look for each stage of a flow; a new stage does not compile without one. */
const LOOKS: Readonly<Record<Component['stage'], KindLook>> = {
  load: { icon: 'file-open', colour: colorChartsPaletteCategorical1 },
  row: { icon: 'filter', colour: colorChartsPaletteCategorical4 },
  split: { icon: 'multiscreen', colour: colorChartsPaletteCategorical2 },
  stateless: PREPARE,
  fitted: PREPARE,
  label: { icon: 'key', colour: colorChartsPaletteCategorical4 },
  model: { icon: 'gen-ai', colour: colorChartsPaletteCategorical3 },
  metric: { icon: 'flag', colour: colorChartsPaletteCategorical5 },
  save: { icon: 'download', colour: colorChartsPaletteCategorical1 },
};

const UNKNOWN: KindLook = { icon: 'status-warning', colour: colorTextBodySecondary };

/** The look of a component's nodes; that of something unknown where the catalogue has no such component. */
export function lookOf(component: Component | undefined): KindLook {
  return component ? LOOKS[component.stage] : UNKNOWN;
}
