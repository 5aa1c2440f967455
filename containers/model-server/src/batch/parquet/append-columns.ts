import { type FileHandle, open } from 'node:fs/promises';
import {
  CHUNK,
  COLUMN,
  changeInteger,
  FILE,
  footerBytes,
  integerOf,
  itemsOf,
  MAGIC,
  ROW_GROUP,
  readFooter,
  readInto,
  requiredInteger,
  SCHEMA_ELEMENT,
  structOf,
  structsOf,
} from './footer.ts';
import type { ThriftStruct, ThriftValue } from './thrift.ts';

/** Rows of a Parquet file: whole row groups. */
export interface RowRange {
  readonly path: string;
  /** First row of the file, and the row after the last. */
  readonly from: number;
  readonly to: number;
}

/** Read at once where bytes are copied. */
const COPIED_BYTES = 4 * 1024 * 1024;

/**
 * Rows of each row group in a range, when their pages can be copied as they are; null when columns are encrypted, lie in other files, the
 * range cuts a row group, or the footer says what is not understood here.
 */
export async function copyableGroups(range: RowRange): Promise<readonly number[] | null> {
  const file = await open(range.path);
  try {
    const footer = await readFooter(file);
    const groups = groupsOf(footer, range);
    const rows = groups.map((group) => requiredInteger(group, ROW_GROUP.rows));
    const isWhole = rows.reduce((sum, count) => sum + count, 0) === range.to - range.from;
    const isPlain = !footer.fields.has(FILE.encryption) && groups.every((group) => chunksOf(group).every(isCopyable));
    return isWhole && isPlain ? rows : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  } finally {
    await file.close();
  }
}

/**
 * Writes the row groups of a range to a file of their own, with more columns behind theirs. Pages are copied and never decoded, so the columns
 * keep their types, encoding, compression and bounds.
 *
 * @param added Parquet files with the added columns, together of as many row groups, each of as many rows
 * @returns rows written
 * @throws RangeError when the row groups do not match
 */
export async function appendColumns(range: RowRange, added: readonly string[], target: string): Promise<number> {
  const output = await open(target, 'w');
  const source = await open(range.path);
  try {
    const writer = new PageWriter(output);
    await writer.write(MAGIC);
    const footer = await readFooter(source);
    const groups = groupsOf(footer, range);
    await writer.copyGroups(source, groups);
    const schema = await appendFiles(writer, groups, added);
    await writer.write(footerBytes(joinedFooter(footer, groups, schema)));
    return range.to - range.from;
  } finally {
    await source.close();
    await output.close();
  }
}

/** Appends to each row group the columns of its own in the added files. @returns their elements of the schema */
async function appendFiles(
  writer: PageWriter,
  groups: readonly ThriftStruct[],
  added: readonly string[],
): Promise<readonly ThriftValue[]> {
  const rest = [...groups];
  let schema: readonly ThriftValue[] = [];
  for (const path of added) {
    const file = await open(path);
    try {
      const footer = await readFooter(file);
      const more = structsOf(footer, FILE.rowGroups);
      await writer.copyGroups(file, more);
      for (const group of more) joinGroup(rest.shift(), group);
      schema = itemsOf(footer, FILE.schema).slice(1);
    } finally {
      await file.close();
    }
  }
  if (rest.length > 0) throw new RangeError(`${rest.length} row groups have no added columns`);
  return schema;
}

function joinGroup(group: ThriftStruct | undefined, more: ThriftStruct): void {
  const [rows, given] = [group && integerOf(group, ROW_GROUP.rows), integerOf(more, ROW_GROUP.rows)];
  if (group === undefined || rows !== given)
    throw new RangeError(`A row group has ${rows ?? 'no'} rows, its added columns have ${given}`);
  itemsOf(group, ROW_GROUP.columns).push(...itemsOf(more, ROW_GROUP.columns));
  for (const size of [ROW_GROUP.bytes, ROW_GROUP.compressedBytes])
    changeInteger(group, size, (bytes) => bytes + (integerOf(more, size) ?? 0));
  // Both are optional, and were those of another file.
  group.fields.delete(ROW_GROUP.fileOffset);
  group.fields.delete(ROW_GROUP.ordinal);
}

function joinedFooter(
  footer: ThriftStruct,
  groups: readonly ThriftStruct[],
  added: readonly ThriftValue[],
): ThriftStruct {
  const elements = itemsOf(footer, FILE.schema);
  const [root] = structsOf(footer, FILE.schema);
  if (root) changeInteger(root, SCHEMA_ELEMENT.children, (count) => count + added.length);
  elements.push(...added);
  const orders = itemsOf(footer, FILE.columnOrders);
  // Each says "the order of its type", the only one that there is.
  const [order] = orders;
  if (order) orders.push(...added.map(() => order));
  itemsOf(footer, FILE.rowGroups).splice(0, Number.POSITIVE_INFINITY, ...groups);
  const rows = groups.reduce((sum, group) => sum + requiredInteger(group, ROW_GROUP.rows), 0);
  changeInteger(footer, FILE.rows, () => rows);
  // Descriptions of the whole table by the library that wrote it; some list all columns.
  footer.fields.delete(FILE.keyValues);
  return footer;
}

/** Writes pages one after the other, and tells the footers where they went. */
class PageWriter {
  readonly #file: FileHandle;
  #at = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async write(bytes: Uint8Array): Promise<void> {
    const { bytesWritten } = await this.#file.write(bytes, 0, bytes.length, this.#at);
    if (bytesWritten < bytes.length) throw new Error(`The file system took ${bytesWritten} of ${bytes.length} bytes`);
    this.#at += bytes.length;
  }

  /** Copies all pages of row groups, in one piece, and changes the groups' places to those of the copy. */
  async copyGroups(source: FileHandle, groups: readonly ThriftStruct[]): Promise<void> {
    const chunks = groups.flatMap(chunksOf);
    const [from, to] = [Math.min(...chunks.map(startOf)), Math.max(...chunks.map(endOf))];
    const shift = this.#at - from;
    const buffer = Buffer.allocUnsafe(Math.min(COPIED_BYTES, to - from));
    for (let at = from; at < to; at += buffer.length)
      await this.write(await readInto(source, at, buffer.subarray(0, Math.min(buffer.length, to - at))));
    for (const chunk of chunks) moveChunk(chunk, shift);
  }
}

function moveChunk(chunk: ThriftStruct, shift: number): void {
  const column = columnOf(chunk);
  // Zero means that there is none.
  for (const id of [COLUMN.dataPage, COLUMN.indexPage, COLUMN.dictionaryPage])
    changeInteger(column, id, (offset) => (offset > 0 ? offset + shift : offset));
  changeInteger(chunk, CHUNK.fileOffset, () => 0);
  // Page indexes and Bloom filters lie elsewhere and stay behind; they are optional.
  for (const id of CHUNK.indexes) chunk.fields.delete(id);
  for (const id of COLUMN.bloomFilter) column.fields.delete(id);
}

function groupsOf(footer: ThriftStruct, { from, to }: RowRange): ThriftStruct[] {
  let first = 0;
  return structsOf(footer, FILE.rowGroups).filter((group) => {
    const start = first;
    first += requiredInteger(group, ROW_GROUP.rows);
    return start >= from && first <= to && first > start;
  });
}

function chunksOf(group: ThriftStruct): ThriftStruct[] {
  return structsOf(group, ROW_GROUP.columns);
}

function isCopyable({ fields }: ThriftStruct): boolean {
  return fields.has(CHUNK.column) && ![CHUNK.path, ...CHUNK.encryption].some((id) => fields.has(id));
}

function columnOf(chunk: ThriftStruct): ThriftStruct {
  const column = structOf(chunk, CHUNK.column);
  if (column === null) throw new RangeError('The footer says nothing about a column');
  return column;
}

function startOf(chunk: ThriftStruct): number {
  const column = columnOf(chunk);
  const data = requiredInteger(column, COLUMN.dataPage);
  const dictionary = integerOf(column, COLUMN.dictionaryPage) ?? 0;
  return dictionary > 0 ? Math.min(dictionary, data) : data;
}

function endOf(chunk: ThriftStruct): number {
  return startOf(chunk) + requiredInteger(columnOf(chunk), COLUMN.compressedBytes);
}
