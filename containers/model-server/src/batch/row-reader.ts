import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBDoubleVector,
  DuckDBFloatVector,
  type DuckDBVector,
} from '@duckdb/node-api';
import { isMissingText, type RawColumn } from '@flowi/contracts/package';
import { LARGEST_FLOAT32, TEXT_CELLS, UNREADABLE } from '../codecs/cells.ts';
import type { RowEncoder } from '../codecs/row-encoder.ts';
import { columnReader, ROW_NUMBER, type SourceColumn } from './source-columns.ts';
import { identifier, literal } from './sql.ts';
import type { Unit } from './unit.ts';

/** Rows of a chunk, those that can be scored packed together in the matrix. */
export interface ChunkRows {
  readonly rows: number;
  readonly matrix: Float32Array;
  /** Rows in the matrix. */
  readonly readable: number;
  /** For each row of the chunk: 0, or 1 + the column of the contract that cannot be read. */
  readonly unreadable: Int32Array;
}

/** Where a column of the contract is in a chunk. */
interface ColumnPlace {
  readonly type: RawColumn['type'];
  readonly value: number;
  /** Cells that are left to be read here; null when there are none. */
  readonly rest: number | null;
}

type Numbers = Float32Array | Float64Array;

/** Streams the rows of a unit as matrices. The arrays are used again for the next chunk. */
export class RowReader {
  readonly #encoder: RowEncoder;
  readonly #first: string;
  readonly #second: string;
  readonly #places: readonly ColumnPlace[];
  /** Parser of text cells. */
  readonly #readText: (text: string) => string | null;
  #matrix = new Float32Array(0);
  #unreadable = new Int32Array(0);

  /** @param texts the source was CSV, where NA and its like are missing in text columns too */
  constructor(encoder: RowEncoder, columns: readonly SourceColumn[], texts: boolean) {
    const readers = encoder.contract.columns.map((column, index) => {
      const source = columns.find(({ name }) => name === column.name) ?? { name: column.name, type: 'VARCHAR' };
      return { type: column.type, ...columnReader(index, column, source) };
    });
    const rests = readers.flatMap(({ rest }) => rest ?? []);
    this.#encoder = encoder;
    this.#first = readers.map(({ first }) => first).join(', ');
    this.#second = [...readers.map(({ value }) => value), ...rests].join(', ');
    let next = readers.length;
    this.#places = readers.map(({ type, rest }, value) => ({ type, value, rest: rest === null ? null : next++ }));
    this.#readText = texts ? (text) => (isMissingText(text) ? null : text) : (text) => text;
  }

  async *read(connection: DuckDBConnection, unit: Unit): AsyncGenerator<ChunkRows> {
    const result = await connection.stream(
      `SELECT ${this.#second} FROM (SELECT ${this.#first} FROM ${unitRows(unit)})`,
    );
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
      yield this.#decode(chunk);
  }

  #decode(chunk: DuckDBDataChunk): ChunkRows {
    const rows = chunk.rowCount;
    const { width, plain, textColumns } = this.#encoder;
    if (this.#matrix.length < rows * width) this.#matrix = new Float32Array(rows * width);
    if (this.#unreadable.length < rows) this.#unreadable = new Int32Array(rows);
    const [matrix, unreadable] = [this.#matrix, this.#unreadable.subarray(0, rows)];
    unreadable.fill(0);
    const numbers = this.#places.map((place, column) => readNumbers(chunk, place, column, unreadable));
    for (const { feature, column } of plain) {
      const values = numbers[column];
      for (let row = 0, at = feature; row < rows; row += 1, at += width) matrix[at] = values?.[row] ?? Number.NaN;
    }
    if (textColumns.length > 0) this.#decodeTexts(chunk, matrix);
    return { rows, matrix, readable: pack(matrix, width, unreadable), unreadable };
  }

  #decodeTexts(chunk: DuckDBDataChunk, matrix: Float32Array): void {
    const { textColumns, width } = this.#encoder;
    const vectors = textColumns.map((column) => chunk.getColumnVector(column));
    const texts: (string | null)[] = [];
    for (let row = 0; row < chunk.rowCount; row += 1) {
      for (const [slot, vector] of vectors.entries()) {
        const text = vector.getItem(row);
        texts[slot] = typeof text === 'string' ? this.#readText(text) : null;
      }
      this.#encoder.encodeTexts(texts, matrix, row * width);
    }
  }
}

/** The numbers of a column, NaN for missing; null for a text column. Marks the rows where it is the first that cannot be read. */
function readNumbers(
  chunk: DuckDBDataChunk,
  { type, value, rest }: ColumnPlace,
  column: number,
  unreadable: Int32Array,
): Numbers | null {
  if (type === 'string') return null;
  const plain = numbersOf(chunk.getColumnVector(value));
  const numbers = rest === null ? plain : withRest(plain, chunk.getColumnVector(rest), TEXT_CELLS[type]);
  for (let row = 0; row < unreadable.length; row += 1) {
    if (Math.abs(numbers[row] ?? 0) > LARGEST_FLOAT32 && unreadable[row] === 0) unreadable[row] = column + 1;
  }
  return numbers;
}

/** Reads the cells that the engine left; those that cannot be read become infinite. */
function withRest(plain: Numbers, cells: DuckDBVector, read: (typeof TEXT_CELLS)['number']): Numbers {
  let numbers: Numbers | null = null;
  for (let row = 0; row < plain.length; row += 1) {
    if (!Number.isNaN(plain[row])) continue;
    const cell = cells.getItem(row);
    const value = typeof cell === 'string' ? read(cell) : null;
    if (value === null) continue;
    numbers ??= plain.slice();
    numbers[row] = value === UNREADABLE ? Number.POSITIVE_INFINITY : Number(value);
  }
  return numbers ?? plain;
}

/** The rows of a unit, in order, as a table expression. */
export function unitRows({ path, from, to }: Unit): string {
  const number = identifier(ROW_NUMBER);
  return `(SELECT * FROM read_parquet(${literal(path)}, file_row_number = true) WHERE ${number} >= ${from} AND ${number} < ${to})`;
}

/** The numbers of a vector without a copy; the selection leaves no nulls. */
function numbersOf(vector: DuckDBVector): Float32Array | Float64Array {
  if (vector instanceof DuckDBDoubleVector) return vector['items'];
  if (vector instanceof DuckDBFloatVector) return vector['items'];
  throw new TypeError(`DuckDB gave a ${vector.type} where numbers were selected`);
}

/** Moves the rows that can be read to the front. */
function pack(matrix: Float32Array, width: number, unreadable: Int32Array): number {
  let kept = 0;
  for (let row = 0; row < unreadable.length; row += 1) {
    if (unreadable[row] !== 0) continue;
    if (kept !== row) matrix.copyWithin(kept * width, row * width, (row + 1) * width);
    kept += 1;
  }
  return kept;
}
