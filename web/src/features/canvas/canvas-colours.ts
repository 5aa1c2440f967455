import {
  colorBackgroundContainerContent,
  colorBackgroundLayoutMain,
  colorBorderControlDefault,
  colorBorderDividerDefault,
  colorBorderItemFocused,
  colorTextBodyDefault,
  colorTextBodySecondary,
  colorTextStatusError,
  colorTextStatusSuccess,
} from '@cloudscape-design/design-tokens';
import type { CSSProperties } from 'react';

/** Colours of the design system under the names that the canvas' style sheets and its library read; they follow the theme. */
export const CANVAS_COLOURS: CSSProperties = {
  '--canvas-background': colorBackgroundLayoutMain,
  '--canvas-node': colorBackgroundContainerContent,
  '--canvas-border': colorBorderControlDefault,
  '--canvas-text': colorTextBodyDefault,
  '--canvas-secondary': colorTextBodySecondary,
  '--canvas-edge': colorBorderControlDefault,
  '--canvas-selected': colorBorderItemFocused,
  '--canvas-accepts': colorTextStatusSuccess,
  '--canvas-failed': colorTextStatusError,
  '--xy-background-color': colorBackgroundLayoutMain,
  '--xy-background-pattern-color': colorBorderDividerDefault,
  '--xy-connectionline-stroke': colorBorderItemFocused,
  '--xy-edge-stroke': colorBorderControlDefault,
  '--xy-minimap-background-color': colorBackgroundContainerContent,
  '--xy-minimap-node-background-color': colorTextBodySecondary,
  '--xy-minimap-mask-background-color': colorBorderDividerDefault,
  '--xy-selection-border': `1px dashed ${colorBorderItemFocused}`,
  '--xy-controls-button-background-color': colorBackgroundContainerContent,
  '--xy-controls-button-color': colorTextBodyDefault,
};
