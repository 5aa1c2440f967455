import { FlowiError } from '@flowi/contracts/errors';
import type { RawValue } from './cells.ts';

interface NumericType {
  readonly bytes: number;
  read(data: Buffer, at: number): RawValue;
}

const missingIfNaN = (value: number): RawValue => (Number.isNaN(value) ? null : value);

/** Data types of the Open Inference Protocol with values of one width, little endian as the protocol's binary extension has them. */
const FIXED_WIDTH: ReadonlyMap<string, NumericType> = new Map<string, NumericType>([
  ['FP32', { bytes: 4, read: (data, at) => missingIfNaN(data.readFloatLE(at)) }],
  ['FP64', { bytes: 8, read: (data, at) => missingIfNaN(data.readDoubleLE(at)) }],
  ['INT8', { bytes: 1, read: (data, at) => data.readInt8(at) }],
  ['INT16', { bytes: 2, read: (data, at) => data.readInt16LE(at) }],
  ['INT32', { bytes: 4, read: (data, at) => data.readInt32LE(at) }],
  ['INT64', { bytes: 8, read: (data, at) => Number(data.readBigInt64LE(at)) }],
  ['UINT8', { bytes: 1, read: (data, at) => data.readUInt8(at) }],
  ['UINT16', { bytes: 2, read: (data, at) => data.readUInt16LE(at) }],
  ['UINT32', { bytes: 4, read: (data, at) => data.readUInt32LE(at) }],
  ['UINT64', { bytes: 8, read: (data, at) => Number(data.readBigUInt64LE(at)) }],
  ['BOOL', { bytes: 1, read: (data, at) => data.readUInt8(at) !== 0 }],
]);

export const NUMBER_TYPES = [...FIXED_WIDTH.keys()].filter((type) => type !== 'BOOL');

/** Values of a tensor that came as bytes. NaN is missing. */
export function readBinaryTensor(datatype: string, data: Buffer, name: string): RawValue[] {
  if (datatype === 'BYTES') return readTexts(data, name);
  const type = FIXED_WIDTH.get(datatype);
  if (!type) throw badTensor(name, `the data type ${datatype}`, `BYTES, ${[...FIXED_WIDTH.keys()].join(', ')}`);
  if (data.length % type.bytes !== 0)
    throw badTensor(name, `${data.length} bytes`, `a multiple of ${type.bytes} bytes for ${datatype}`);
  return Array.from({ length: data.length / type.bytes }, (_, index) => type.read(data, index * type.bytes));
}

/** Texts with their lengths (32 bit, little endian) before them. */
function readTexts(data: Buffer, name: string): string[] {
  const texts: string[] = [];
  let at = 0;
  while (at < data.length) {
    const start = at + 4;
    const end = start <= data.length ? start + data.readUInt32LE(at) : Number.POSITIVE_INFINITY;
    if (end > data.length)
      throw badTensor(name, 'a text that ends beyond the data', 'a 32-bit length before each text');
    texts.push(data.toString('utf8', start, end));
    at = end;
  }
  return texts;
}

/** The matrix of a tensor of float32 values; copied, since the bytes may lie at any address. */
export function readFloat32Matrix(data: Buffer, width: number): Float32Array {
  if (data.length === 0 || data.length % (width * 4) !== 0) {
    throw badTensor(
      'input',
      `${data.length} bytes`,
      `a multiple of ${width * 4} bytes: rows of ${width} float32 values, little endian`,
    );
  }
  const copy = new Uint8Array(data.length);
  copy.set(data);
  return new Float32Array(copy.buffer);
}

/** The error of a tensor that cannot be read. */
export function badTensor(name: string, given: string, allowed: string): FlowiError {
  return new FlowiError('prediction_input', `Input ${JSON.stringify(name)}: given ${given}; allowed: ${allowed}`, {
    details: { errors: [{ row: null, column: name, given, allowed, message: `given ${given}; allowed: ${allowed}` }] },
  });
}
