import type * as z from 'zod';
import type { ComponentCatalogue } from '../catalogue/index.ts';
import type { Saying } from '../sayings/book.ts';
import { sayIssue } from '../sayings/issue-sayings.ts';
import { type Flow, flowSchema } from './flow.schema.ts';
import { FlowGraph } from './graph.ts';
import { type Issue, isRunnable } from './issues.ts';
import { FLOW_LIMITS } from './limits.ts';
import { componentRule } from './rules/components.ts';
import { orderRule } from './rules/order.ts';
import { portRule } from './rules/ports.ts';
import { clip, type Rule } from './rules/rule.ts';
import { selectionRule } from './rules/selection.ts';
import { settingsRule } from './rules/settings.ts';
import { structureRule } from './rules/structure.ts';
import { taskRule } from './rules/tasks.ts';
import { trialsRule } from './rules/trials.ts';

const RULES: readonly Rule[] = [
  structureRule,
  componentRule,
  portRule,
  orderRule,
  taskRule,
  selectionRule,
  settingsRule,
  trialsRule,
];

type ShapeIssue = z.ZodError['issues'][number];

export type ParsedFlow = { ok: true; flow: Flow } | { ok: false; issues: Issue[] };

/** Checks shape only. A document that is not a flow gives `bad_shape` issues whose `field` is the path of the first fault. */
export function parseFlow(document: unknown): ParsedFlow {
  const result = flowSchema.safeParse(document);
  if (result.success) return { ok: true, flow: result.data };
  return {
    ok: false,
    issues: result.error.issues.slice(0, FLOW_LIMITS.issues).map((issue) => ({
      code: 'bad_shape',
      severity: 'error',
      field: issue.path.join('.'),
      message: clip(issue.message),
      said: sayShape(issue),
    })),
  };
}

/** What is wrong with the shape, as far as there are words for it; zod says it in English. */
export function sayShape(issue: ShapeIssue): Saying {
  if (isParameter(issue.path)) return sayIssue('bad_shape.parameter', {}).said;
  switch (issue.code) {
    case 'invalid_type':
      return sayIssue('bad_shape.type', { expected: issue.expected }).said;
    case 'unrecognized_keys':
      return sayIssue('bad_shape.keys', { keys: issue.keys.map(clip) }).said;
    case 'invalid_value':
      return sayIssue('bad_shape.one_of', { allowed: issue.values.map(String) }).said;
    case 'too_small':
      return sayIssue('bad_shape.least', { least: Number(issue.minimum) }).said;
    case 'too_big':
      return sayIssue('bad_shape.most', { most: Number(issue.maximum) }).said;
    case 'invalid_format':
      return sayIssue('bad_shape.form', { expected: clip(issue.pattern ?? issue.format) }).said;
    default:
      return sayIssue('bad_shape.other', {}).said;
  }
}

/** A value of a parameter: its shape is a choice of several, of which zod names the first fault only. */
function isParameter(path: readonly PropertyKey[]): boolean {
  return path[0] === 'nodes' && path[2] === 'params' && path.length > 3;
}

/** Runs every graph rule over a flow. Never throws, never changes the flow. Of very many issues, errors are kept first. */
export function validateFlow(flow: Flow, catalogue: ComponentCatalogue): Issue[] {
  const graph = new FlowGraph(flow, catalogue);
  const issues = RULES.flatMap((rule) => rule(graph));
  if (issues.length <= FLOW_LIMITS.issues) return issues;
  return issues.toSorted((a, b) => a.severity.localeCompare(b.severity)).slice(0, FLOW_LIMITS.issues);
}

/** Shape and rules in one call: the flow with its warnings, or the issues that stop it. */
export function checkFlow(
  document: unknown,
  catalogue: ComponentCatalogue,
): { flow: Flow | null; issues: Issue[]; runnable: boolean } {
  const parsed = parseFlow(document);
  if (!parsed.ok) return { flow: null, issues: parsed.issues, runnable: false };
  const issues = validateFlow(parsed.flow, catalogue);
  return { flow: parsed.flow, issues, runnable: isRunnable(issues) };
}
