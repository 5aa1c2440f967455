import { Document, isCollection, isScalar, LineCounter, parseDocument, type Scalar, visit, type YAMLMap } from 'yaml';

const LINE_WIDTH = 120;

type Reviver = (key: unknown, value: unknown) => unknown;

/**
 * Reads one YAML 1.2 document without aliases, tags of its own, or keys given twice.
 * @throws Error whose message names line and column
 */
export function parseYaml(text: string, reviver: Reviver): unknown {
  const lines = new LineCounter();
  // The library compares every key with every other; a set does it in one pass.
  const document = parseDocument(text, {
    version: '1.2',
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
    lineCounter: lines,
  });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault) throw new Error(`${place(lines, fault.pos[0])}: ${fault.message}`);
  visit(document, {
    Alias(_key, node) {
      throw new Error(`${place(lines, node.range?.[0])}: *${node.source} is an alias; write the value out`);
    },
    Map(_key, node) {
      refuseRepeatedKeys(node, lines);
    },
  });
  return document.toJS({ reviver });
}

function refuseRepeatedKeys(map: YAMLMap, lines: LineCounter): void {
  const seen = new Set<unknown>();
  for (const { key } of map.items) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value)) throw new Error(`${place(lines, key.range?.[0])}: key "${key.value}" is there twice`);
    seen.add(key.value);
  }
}

function place(lines: LineCounter, offset = 0): string {
  const { line, col } = lines.linePos(offset);
  return `line ${line}, column ${col}`;
}

/** Writes plain data as YAML 1.2: nodes and edges one to a line where they fit, lists of plain values too, the rest in block style. */
export function toYaml(value: Record<string, unknown>): string {
  const document = new Document(value, { version: '1.2', aliasDuplicateObjects: false });
  visit(document, {
    Collection(_key, node, path) {
      node.flow =
        node.items.length === 0 || node.items.every(isScalar) || (path.length === LIST_ITEM_DEPTH && fitsOnLine(node));
    },
    Scalar(_key, node) {
      if (isUnsafePlain(node)) node.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
    flowCollectionPadding: false,
  });
}

/** Document, map, pair, list: an item of a list at the top of the document. */
const LIST_ITEM_DEPTH = 4;

function fitsOnLine(node: unknown): boolean {
  return isCollection(node) && JSON.stringify(node.toJSON()).length <= LINE_WIDTH;
}

/** Line ends would spread a value over several lines, and invisible characters would be lost on the way through an editor. */
function isUnsafePlain(node: Scalar): boolean {
  return typeof node.value === 'string' && /[^\P{C}]|[\p{Zl}\p{Zp}]/u.test(node.value);
}
