export const FLOW_TABS = ['runs', 'models', 'releases'] as const;

/** What of the page stands in the address; what is left out is as usual. */
export interface FlowPageSearch {
  readonly tab?: (typeof FLOW_TABS)[number] | undefined;
}

/** Takes from an address what it can, and nothing else. */
export function readFlowPageSearch(search: Record<string, unknown>): FlowPageSearch {
  return { tab: FLOW_TABS.find((tab) => tab === search['tab']) };
}
