import type { Component } from '@flowi/contracts/catalogue';

/** What flows along an edge. */
export type PortType = Component['outputs'][number]['type'];

/** What a component takes; empty where nothing leads to it. */
export function acceptedBy(component: Component | undefined): readonly PortType[] {
  return [...new Set(component?.inputs.flatMap(({ accepts }) => accepts))];
}

/** What a component gives; empty where nothing follows it. */
export function givenBy(component: Component | undefined): readonly PortType[] {
  return [...new Set(component?.outputs.map(({ type }) => type))];
}
