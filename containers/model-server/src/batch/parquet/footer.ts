import type { FileHandle } from 'node:fs/promises';
import { readStruct, type ThriftStruct, type ThriftValue, writeStruct } from './thrift.ts';

/** Begins and ends a Parquet file. */
export const MAGIC = Buffer.from('PAR1');
const LENGTH_BYTES = 4;
const TAIL_BYTES = LENGTH_BYTES + MAGIC.length;

/** Numbers of the fields of a footer that are looked at here, as the format names them. */
export const FILE = { schema: 2, rows: 3, rowGroups: 4, keyValues: 5, columnOrders: 7, encryption: 8 };
export const SCHEMA_ELEMENT = { children: 5 };
export const ROW_GROUP = { columns: 1, bytes: 2, rows: 3, fileOffset: 5, compressedBytes: 6, ordinal: 7 };
export const CHUNK = { path: 1, fileOffset: 2, column: 3, indexes: [4, 5, 6, 7], encryption: [8, 9] };
export const COLUMN = { compressedBytes: 7, dataPage: 9, indexPage: 10, dictionaryPage: 11, bloomFilter: [14, 15] };

/** @throws RangeError when it is not a Parquet file with a footer in the clear */
export async function readFooter(file: FileHandle): Promise<ThriftStruct> {
  const { size } = await file.stat();
  const tail = await readInto(file, Math.max(0, size - TAIL_BYTES), Buffer.alloc(TAIL_BYTES));
  const length = tail.readUInt32LE(0);
  if (!tail.subarray(LENGTH_BYTES).equals(MAGIC) || length + TAIL_BYTES > size)
    throw new RangeError('There is no Parquet footer');
  return readStruct(await readInto(file, size - TAIL_BYTES - length, Buffer.alloc(length)));
}

/** What ends a Parquet file. */
export function footerBytes(footer: ThriftStruct): Buffer {
  const body = writeStruct(footer);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(body.length);
  return Buffer.concat([body, length, MAGIC]);
}

/** Fills a buffer. @throws RangeError when the file ends before */
export async function readInto(file: FileHandle, from: number, buffer: Buffer): Promise<Buffer> {
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
  if (bytesRead < buffer.length) throw new RangeError(`The file ends at byte ${from + bytesRead}`);
  return buffer;
}

/** An integer field; null when the struct has none. */
export function integerOf({ fields }: ThriftStruct, id: number): number | null {
  const value = fields.get(id);
  return value?.type === 'integer' ? value.value : null;
}

/** @throws RangeError when the struct has no such integer */
export function requiredInteger(struct: ThriftStruct, id: number): number {
  const value = integerOf(struct, id);
  if (value === null) throw new RangeError(`The footer lacks the integer ${id}`);
  return value;
}

/** Changes an integer field that is there. */
export function changeInteger({ fields }: ThriftStruct, id: number, change: (value: number) => number): void {
  const value = fields.get(id);
  if (value?.type === 'integer') fields.set(id, { ...value, value: change(value.value) });
}

/** Items of a list field; changing them changes the field. Empty when the struct has none. */
export function itemsOf({ fields }: ThriftStruct, id: number): ThriftValue[] {
  const value = fields.get(id);
  return value?.type === 'list' ? value.items : [];
}

/** Structs of a list field. */
export function structsOf(struct: ThriftStruct, id: number): ThriftStruct[] {
  return itemsOf(struct, id).filter((item) => item.type === 'struct');
}

/** A struct field; null when there is none. */
export function structOf({ fields }: ThriftStruct, id: number): ThriftStruct | null {
  const value = fields.get(id);
  return value?.type === 'struct' ? value : null;
}
