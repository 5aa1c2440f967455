import { Document, isCollection, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { toDocument } from './document.ts';
import type { Flow } from './flow.schema.ts';
import type { Issue } from './issues.ts';
import { FLOW_LIMITS } from './limits.ts';
import { type ParsedFlow, parseFlow } from './validate.ts';

export const FLOW_FORMATS = ['json', 'yaml'] as const;
export type FlowFormat = (typeof FLOW_FORMATS)[number];

type Read = { ok: true; value: unknown } | { ok: false; issues: Issue[] };

const LINE_WIDTH = 120;

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
    return refuse(`The flow document has ${bytes} bytes; at most ${FLOW_LIMITS.documentBytes} are allowed.`);
  }
  const read = format === 'json' ? readJson(text) : readYaml(text);
  return read.ok ? parseFlow(read.value) : read;
}

function guessFormat(text: string): FlowFormat {
  return /^\s*\{/.test(text) ? 'json' : 'yaml';
}

function readJson(text: string): Read {
  try {
    return { ok: true, value: JSON.parse(text, positiveZero) };
  } catch (cause) {
    return refuse(`The flow document is not JSON: ${reasonOf(cause)}.`);
  }
}

function readYaml(text: string): Read {
  try {
    const lineCounter = new LineCounter();
    const document = parseDocument(text, { version: '1.2', uniqueKeys: true, stringKeys: true, prettyErrors: false, lineCounter });
    const [fault] = [...document.errors, ...document.warnings];
    if (fault) {
      const { line, col } = lineCounter.linePos(fault.pos[0]);
      return refuse(`The flow document is not YAML: line ${line}, column ${col}: ${fault.message}.`);
    }
    if (hasAlias(document)) return refuse('The flow document uses a YAML alias (*name); write the value out.');
    return { ok: true, value: document.toJS({ reviver: positiveZero }) };
  } catch (cause) {
    return refuse(`The flow document cannot be read as YAML: ${reasonOf(cause)}.`);
  }
}

function hasAlias(document: Document): boolean {
  let found = false;
  visit(document, {
    Alias() {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/** JSON writes -0 as 0, so that a flow holding -0 would not be the same after a round trip. */
function positiveZero(_key: unknown, value: unknown): unknown {
  return value === 0 ? 0 : value;
}

/** Nodes and edges one to a line where they fit, as people write them by hand; everything else in block style. */
function toYaml(value: unknown): string {
  const document = new Document(value, { version: '1.2', aliasDuplicateObjects: false });
  for (const path of [['nodes'], ['edges']]) {
    const list = document.getIn(path);
    if (!isCollection(list)) continue;
    for (const item of list.items) if (isCollection(item)) item.flow = fitsOnLine(item.toJSON());
    if (list.items.length === 0) list.flow = true;
  }
  visit(document, {
    Collection(_key, node) {
      if (node.items.length === 0 || node.items.every(isScalar)) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, blockQuote: false });
}

function fitsOnLine(item: unknown): boolean {
  return JSON.stringify(item).length <= LINE_WIDTH;
}

function refuse(message: string): { ok: false; issues: Issue[] } {
  return { ok: false, issues: [{ code: 'bad_shape', severity: 'error', field: '', message }] };
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
