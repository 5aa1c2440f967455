/** Sizes past which a flow is refused at the edge, so that no document can exhaust planner, table or page. */
export const FLOW_LIMITS = {
  nodes: 500,
  edges: 2_000,
  notes: 200,
  noteLength: 2_000,
  valuesPerParameter: 200,
  listLength: 5_000,
  textLength: 4_096,
  documentBytes: 1_000_000,
  trials: 1_000,
  issues: 1_000,
} as const;
