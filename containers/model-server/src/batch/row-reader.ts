import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBDoubleVector,
  DuckDBFloatVector,
  type DuckDBVector,
} from '@duckdb/node-api';
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

const LARGEST_FLOAT32 = 3.4028234663852886e38;

/** Streams the rows of a unit as matrices. The arrays are used again for the next chunk. */
export class RowReader {
  readonly #encoder: RowEncoder;
  readonly #selection: string;
  readonly #hasFlag: boolean;
  #matrix = new Float32Array(0);
  #unreadable = new Int32Array(0);

  /** @param texts the source was CSV, where NA and its like are missing in text columns too */
  constructor(encoder: RowEncoder, columns: readonly SourceColumn[], texts: boolean) {
    const readers = encoder.contract.columns.map(({ name, type }) => {
      const source = columns.find((column) => column.name === name) ?? { name, type: 'VARCHAR' };
      return columnReader(name, type, source, texts);
    });
    const flags = readers.flatMap(({ unreadable }, index) =>
      unreadable === null ? [] : [`WHEN ${unreadable} THEN ${index + 1}`],
    );
    this.#encoder = encoder;
    this.#hasFlag = flags.length > 0;
    const flag = this.#hasFlag ? [`CAST(CASE ${flags.join(' ')} ELSE 0 END AS DOUBLE)`] : [];
    this.#selection = [...readers.map(({ select }) => select), ...flag].join(', ');
  }

  async *read(connection: DuckDBConnection, unit: Unit): AsyncGenerator<ChunkRows> {
    const result = await connection.stream(`SELECT ${this.#selection} FROM ${unitRows(unit)}`);
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
    if (this.#hasFlag) unreadable.set(numbersOf(chunk.getColumnVector(this.#encoder.contract.columns.length)));
    for (const { feature, column } of plain) {
      const values = numbersOf(chunk.getColumnVector(column));
      for (let row = 0, at = feature; row < rows; row += 1, at += width) {
        const value = values[row] ?? Number.NaN;
        matrix[at] = value;
        if (Math.abs(value) > LARGEST_FLOAT32 && unreadable[row] === 0) unreadable[row] = column + 1;
      }
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
        texts[slot] = typeof text === 'string' ? text : null;
      }
      this.#encoder.encodeTexts(texts, matrix, row * width);
    }
  }
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
