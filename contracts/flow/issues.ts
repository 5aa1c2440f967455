import * as z from 'zod';
import { sayingSchema } from '../sayings/book.ts';

/** Codes of everything that can be wrong with a flow. The Python planner raises the same ones; fixtures prove it. */
export const ISSUE_CODES = [
  'bad_shape',
  'duplicate_node_id',
  'unknown_component',
  'unknown_parameter',
  'missing_parameter',
  'invalid_parameter',
  'values_not_allowed',
  'search_not_supported',
  'dangling_edge',
  'duplicate_edge',
  'cycle',
  'incompatible_ports',
  'too_many_inputs',
  'missing_input',
  'several_sources',
  'missing_source',
  'missing_model',
  'missing_metric',
  'several_splits',
  'wrong_order',
  'text_after_fit',
  'mixed_tasks',
  'metric_task_mismatch',
  'metric_needs_probabilities',
  'unused_node',
  'too_many_trials',
  'uncompared_model',
  'ambiguous_metric',
  'gate_metric_missing',
  'gate_metric_not_scalar',
  'gate_threshold_impossible',
  'invalid_schedule',
  'batch_incomplete',
  'default_split_used',
] as const;

/** One finding about a flow. `error` stops a run, `warning` does not. */
export const issueSchema = z.strictObject({
  code: z.enum(ISSUE_CODES),
  severity: z.enum(['error', 'warning']),
  nodeId: z.string().optional().describe('Node the issue belongs to'),
  field: z.string().optional().describe('Path inside the node or the document, e.g. params.C or deploy.gate.threshold'),
  message: z.string().describe('What was given, what is allowed, what to do'),
  said: sayingSchema.optional().describe('The message for whoever speaks another language'),
});
export type Issue = z.infer<typeof issueSchema>;
export type IssueCode = Issue['code'];

/** True when none of the issues stops a run. */
export function isRunnable(issues: readonly Issue[]): boolean {
  return issues.every((issue) => issue.severity !== 'error');
}
