import { readWords } from '../../shared/search-values.ts';

export const ENDPOINT_TABS = ['try', 'code', 'monitoring', 'contract'] as const;
export type EndpointTab = (typeof ENDPOINT_TABS)[number];

/** Hours of traffic that can be looked at. */
export const HOURS = [1, 6, 24, 168, 720] as const;
export const USUAL_HOURS = 24;

/** What of the page stands in the address; what is left out is as usual. */
export interface DeploymentSearch {
  readonly tab?: EndpointTab | undefined;
  /** Requests in the Open Inference Protocol instead of rows. */
  readonly v2?: boolean | undefined;
  /** How far back the traffic is shown. */
  readonly hours?: (typeof HOURS)[number] | undefined;
  /** The drift report that is shown; the newest by default. */
  readonly report?: string | undefined;
}

/** Takes from an address what it can, and nothing else. */
export function readDeploymentSearch(search: Record<string, unknown>): DeploymentSearch {
  return {
    tab: ENDPOINT_TABS.find((tab) => tab === search['tab']),
    v2: search['v2'] === true ? true : undefined,
    hours: HOURS.find((hours) => hours === search['hours']),
    report: readWords(search['report']),
  };
}
