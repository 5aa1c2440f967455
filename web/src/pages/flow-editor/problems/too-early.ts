import type { Issue, IssueCode } from '@flowi/contracts/flow';

/** What is missing from every node that was put down a moment ago. */
const AT_FIRST: ReadonlySet<IssueCode> = new Set<IssueCode>([
  'missing_input',
  'missing_metric',
  'missing_parameter',
  'unused_node',
]);

/** True while somebody is still at work on a new node: what it lacks is no fault yet. */
export function isTooEarly({ code, nodeId }: Issue, fresh: string | null): boolean {
  return fresh !== null && nodeId === fresh && AT_FIRST.has(code);
}
