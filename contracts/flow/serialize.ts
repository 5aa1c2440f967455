import { messageOf } from '../errors/message-of.ts';
import type { Said } from '../sayings/book.ts';
import { sayIssue } from '../sayings/issue-sayings.ts';
import { toDocument } from './document.ts';
import type { Flow } from './flow.schema.ts';
import type { Issue } from './issues.ts';
import { FLOW_LIMITS } from './limits.ts';
import { type ParsedFlow, parseFlow } from './validate.ts';
import { parseYaml, toYaml } from './yaml.ts';

export const FLOW_FORMATS = ['json', 'yaml'] as const;
export type FlowFormat = (typeof FLOW_FORMATS)[number];

/**
 * The canonical text of a flow: keys in the order of the schema, parameters in the order of the document, settings that equal their
 * default left out. `parseFlowText` of it gives an equal flow, and the same text again from there, byte for byte.
 */
export function serializeFlow(flow: Flow, format: FlowFormat): string {
  const document = toDocument(flow);
  return format === 'json' ? `${JSON.stringify(document, null, 2)}\n` : toYaml(document);
}

/** Reads a flow from text. Without a format, text that starts with `{` is JSON, any other is YAML 1.2. Never throws. */
export function parseFlowText(text: string, format: FlowFormat = guessFormat(text)): ParsedFlow {
  const bytes = new TextEncoder().encode(text).byteLength;
  if (bytes > FLOW_LIMITS.documentBytes) {
    return refuse(sayIssue('bad_shape.bytes', { bytes, most: FLOW_LIMITS.documentBytes }));
  }
  const read = readText(text, format);
  return read.ok ? parseFlow(read.value) : read;
}

function guessFormat(text: string): FlowFormat {
  return /^\s*\{/.test(text) ? 'json' : 'yaml';
}

function readText(text: string, format: FlowFormat): { ok: true; value: unknown } | { ok: false; issues: Issue[] } {
  try {
    return { ok: true, value: format === 'json' ? JSON.parse(text, positiveZero) : parseYaml(text, positiveZero) };
  } catch (cause) {
    return refuse(
      sayIssue('bad_shape.text', { format: format === 'json' ? 'JSON' : 'YAML', reason: messageOf(cause) }),
    );
  }
}

/** JSON writes -0 as 0, so that a flow holding -0 would not be the same after a round trip. */
function positiveZero(_key: unknown, value: unknown): unknown {
  return value === 0 ? 0 : value;
}

function refuse({ message, said }: Said): { ok: false; issues: Issue[] } {
  return { ok: false, issues: [{ code: 'bad_shape', severity: 'error', field: '', message, said }] };
}
