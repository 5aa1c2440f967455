import type { FlowRecord } from '@flowi/contracts/entities';

/** A flow as lists have it. */
export type FlowSummary = Omit<FlowRecord, 'draft'>;

/** Flows whose name or id contains the text, whatever its case. */
export function filterFlows(flows: readonly FlowSummary[], text: string): readonly FlowSummary[] {
  const wanted = text.trim().toLocaleLowerCase();
  return flows.filter(({ name, flowId }) => `${name}\n${flowId}`.toLocaleLowerCase().includes(wanted));
}
