/**
 * Thrift's compact protocol, in which Parquet writes its footers. Values keep the type they were written with, so that what nobody
 * here understands, such as the bounds of a column of any type, is written again as it was. The Parquet libraries of npm turn
 * those into values of JavaScript, and lose digits of decimals and times.
 */
export type ThriftValue =
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'byte'; readonly value: number }
  | { readonly type: 'integer'; readonly code: number; readonly value: number }
  | { readonly type: 'double'; readonly bytes: Uint8Array }
  | { readonly type: 'binary'; readonly bytes: Uint8Array }
  | { readonly type: 'list'; readonly code: number; readonly element: number; readonly items: ThriftValue[] }
  | ThriftStruct;

/** Fields by their number. */
export interface ThriftStruct {
  readonly type: 'struct';
  readonly fields: Map<number, ThriftValue>;
}

const CODE = { true: 1, false: 2, byte: 3, i16: 4, i32: 5, i64: 6, double: 7, binary: 8, list: 9, set: 10, struct: 12 };
const LONG_LIST = 15;

/** @throws RangeError when the bytes are not a struct of the compact protocol */
export function readStruct(bytes: Uint8Array): ThriftStruct {
  return new Reader(bytes).struct();
}

export function writeStruct(struct: ThriftStruct): Buffer {
  const writer = new Writer();
  writer.struct(struct);
  return writer.bytes();
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  struct(): ThriftStruct {
    const fields = new Map<number, ThriftValue>();
    let id = 0;
    for (let header = this.#byte(); header !== 0; header = this.#byte()) {
      const [delta, code] = [header >> 4, header & 15];
      id = delta === 0 ? this.#integer() : id + delta;
      const isBoolean = code === CODE.true || code === CODE.false;
      fields.set(id, isBoolean ? { type: 'boolean', value: code === CODE.true } : this.#value(code));
    }
    return { type: 'struct', fields };
  }

  #value(code: number): ThriftValue {
    switch (code) {
      case CODE.true:
      case CODE.false:
        return { type: 'boolean', value: this.#byte() === CODE.true };
      case CODE.byte:
        return { type: 'byte', value: this.#byte() };
      case CODE.i16:
      case CODE.i32:
      case CODE.i64:
        return { type: 'integer', code, value: this.#integer() };
      case CODE.double:
        return { type: 'double', bytes: this.#take(8) };
      case CODE.binary:
        return { type: 'binary', bytes: this.#take(this.#varint()) };
      case CODE.list:
      case CODE.set:
        return this.#list(code);
      case CODE.struct:
        return this.struct();
      default:
        throw new RangeError(`There is no type ${code} that Parquet uses`);
    }
  }

  #list(code: number): ThriftValue {
    const header = this.#byte();
    const [short, element] = [header >> 4, header & 15];
    const length = short === LONG_LIST ? this.#varint() : short;
    const items: ThriftValue[] = [];
    for (let index = 0; index < length; index += 1) items.push(this.#value(element));
    return { type: 'list', code, element, items };
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RangeError('The footer ends too early');
    this.#at += 1;
    return byte;
  }

  #take(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new RangeError('The footer ends too early');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  #varint(): number {
    let [value, scale] = [0, 1];
    for (let byte = this.#byte(); ; byte = this.#byte(), scale *= 128) {
      value += (byte & 127) * scale;
      if (!Number.isSafeInteger(value)) throw new RangeError('A number of the footer is too large');
      if (byte < 128) return value;
    }
  }

  #integer(): number {
    const value = this.#varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}

class Writer {
  readonly #parts: Uint8Array[] = [];
  #small: number[] = [];

  bytes(): Buffer {
    this.#flush();
    return Buffer.concat(this.#parts);
  }

  struct({ fields }: ThriftStruct): void {
    let last = 0;
    for (const [id, value] of [...fields].sort(([a], [b]) => a - b)) {
      const code = codeOf(value);
      const delta = id - last;
      if (delta > 0 && delta < 16) this.#small.push((delta << 4) | code);
      else {
        this.#small.push(code);
        this.#integer(id);
      }
      if (value.type !== 'boolean') this.#value(value);
      last = id;
    }
    this.#small.push(0);
  }

  #value(value: ThriftValue): void {
    if (value.type === 'struct') this.struct(value);
    else if (value.type === 'list') this.#list(value.element, value.items);
    else if (value.type === 'integer') this.#integer(value.value);
    else if (value.type === 'byte') this.#small.push(value.value);
    else if (value.type === 'boolean') this.#small.push(codeOf(value));
    else {
      if (value.type === 'binary') this.#varint(value.bytes.length);
      this.#append(value.bytes);
    }
  }

  #list(element: number, items: readonly ThriftValue[]): void {
    if (items.length < LONG_LIST) this.#small.push((items.length << 4) | element);
    else {
      this.#small.push((LONG_LIST << 4) | element);
      this.#varint(items.length);
    }
    for (const item of items) this.#value(item);
  }

  #integer(value: number): void {
    this.#varint(value < 0 ? -value * 2 - 1 : value * 2);
  }

  #varint(value: number): void {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#small.push((rest % 128) + 128);
    this.#small.push(rest);
  }

  #append(bytes: Uint8Array): void {
    this.#flush();
    this.#parts.push(bytes);
  }

  #flush(): void {
    this.#parts.push(Uint8Array.from(this.#small));
    this.#small = [];
  }
}

function codeOf(value: ThriftValue): number {
  switch (value.type) {
    case 'boolean':
      return value.value ? CODE.true : CODE.false;
    case 'integer':
    case 'list':
      return value.code;
    default:
      return CODE[value.type];
  }
}
