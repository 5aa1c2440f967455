import type { Said } from '../../sayings/book.ts';
import type { FlowGraph } from '../graph.ts';
import type { Issue, IssueCode } from '../issues.ts';

/** A graph rule looks at a whole flow and returns what it finds; it never throws and never changes the flow. */
export type Rule = (graph: FlowGraph) => Issue[];

/** An issue that stops a run. */
export function error(
  code: IssueCode,
  { message, said }: Said,
  where: { nodeId?: string; field?: string } = {},
): Issue {
  return { code, severity: 'error', ...where, message, said };
}

/** An issue that lets a run go on. */
export function warning(
  code: IssueCode,
  { message, said }: Said,
  where: { nodeId?: string; field?: string } = {},
): Issue {
  return { code, severity: 'warning', ...where, message, said };
}

export { sayIssue as say } from '../../sayings/issue-sayings.ts';

const LONGEST_TEXT = 200;

/** Text of a document, short enough to stand in a message. */
export function clip(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}...`;
}
