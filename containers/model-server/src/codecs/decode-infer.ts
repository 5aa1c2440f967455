import type { RawColumn } from '@flowi/contracts/package';
import { ALLOWED, JSON_CELLS, type RawValue, UNREADABLE } from './cells.ts';
import type { InferRequest, InputTensor } from './infer-request.ts';
import { inputError, ProblemList, shortened } from './input-error.ts';
import type { RowEncoder } from './row-encoder.ts';
import { checkRowCount, type DecodedRows } from './rows.ts';
import { badTensor, NUMBER_TYPES, readBinaryTensor, readFloat32Matrix } from './tensor-data.ts';

export type InferDecoder = (request: InferRequest) => DecodedRows;

/** Name of the one tensor that carries the whole input matrix, as an alternative to one tensor a column. */
const MATRIX_INPUT = 'input';

const DATATYPES: Readonly<Record<RawColumn['type'], readonly string[]>> = {
  number: NUMBER_TYPES,
  boolean: ['BOOL'],
  string: ['BYTES'],
};

/** Compiles the reader of Open Inference Protocol requests: one input a raw column, or the matrix the graph takes as `input`. */
export function compileInfer(encoder: RowEncoder, rowLimit: number): InferDecoder {
  const { columns } = encoder.contract;
  const hasMatrixName = columns.some((column) => column.name === MATRIX_INPUT);
  return ({ inputs }) => {
    const [first] = inputs;
    if (first && inputs.length === 1 && first.name === MATRIX_INPUT && !hasMatrixName)
      return readMatrix(first, encoder.width, rowLimit);
    const tensors = matchColumns(inputs, columns);
    const rows = first?.shape[0] ?? 0;
    checkRowCount(rows, rowLimit);
    const problems = new ProblemList();
    const table = tensors.map(({ tensor, column }) => readColumn(tensor, column, rows, problems));
    problems.throwIfAny();
    const matrix = new Float32Array(rows * encoder.width);
    const values: RawValue[] = new Array(columns.length).fill(null);
    for (let row = 0; row < rows; row += 1) {
      for (const [index, column] of table.entries()) values[index] = column[row] ?? null;
      encoder.encode(values, matrix, row * encoder.width);
    }
    return { matrix, rows };
  };
}

/** Reads rows of float32 features, in the order of the contract's features. */
export function decodeMatrix(data: Buffer, width: number, rowLimit: number): DecodedRows {
  const matrix = readFloat32Matrix(data, width);
  const rows = matrix.length / width;
  checkRowCount(rows, rowLimit);
  return { matrix, rows };
}

function matchColumns(
  inputs: readonly InputTensor[],
  columns: readonly RawColumn[],
): { tensor: InputTensor; column: RawColumn }[] {
  const problems = new ProblemList();
  const byName = new Map(inputs.map((tensor) => [tensor.name, tensor]));
  const names = columns.map((column) => column.name);
  const matched = columns.flatMap((column) => {
    const tensor = byName.get(column.name);
    if (!tensor)
      problems.add({ row: null, column: column.name, given: 'no such input', allowed: ALLOWED[column.type] });
    return tensor ? [{ tensor, column }] : [];
  });
  for (const { name } of inputs.filter((tensor) => !names.includes(tensor.name))) {
    problems.add({ row: null, column: name, given: 'an extra input', allowed: `only ${names.join(', ')}` });
  }
  if (byName.size !== inputs.length)
    problems.add({ row: null, column: null, given: 'an input twice', allowed: 'each column once' });
  problems.throwIfAny();
  return matched;
}

function readColumn(tensor: InputTensor, column: RawColumn, rows: number, problems: ProblemList): readonly RawValue[] {
  const { name, datatype, shape, data } = tensor;
  if (!DATATYPES[column.type].includes(datatype))
    throw badTensor(name, `the data type ${datatype}`, DATATYPES[column.type].join(', '));
  const given = 'json' in data ? data.json : readBinaryTensor(datatype, data.bytes, name);
  const size = shape.reduce((product, length) => product * length, 1);
  if (shape[0] !== rows || size !== rows || given.length !== rows) {
    throw badTensor(
      name,
      `shape [${shape.join(', ')}] with ${given.length} values`,
      `shape [${rows}] or [${rows}, 1] with as many values`,
    );
  }
  const parse = JSON_CELLS[column.type];
  return given.map((value, row) => {
    const parsed = parse(value);
    if (parsed !== UNREADABLE) return parsed;
    problems.add({ row, column: name, given: shortened(value), allowed: ALLOWED[column.type] });
    return null;
  });
}

function readMatrix(tensor: InputTensor, width: number, rowLimit: number): DecodedRows {
  const [rows = 0, columns] = tensor.shape;
  const fits = tensor.datatype === 'FP32' && tensor.shape.length === 2 && columns === width;
  if (!fits)
    throw badTensor(
      MATRIX_INPUT,
      `${tensor.datatype} of shape [${tensor.shape.join(', ')}]`,
      `FP32 of shape [rows, ${width}]`,
    );
  checkRowCount(rows, rowLimit);
  if ('bytes' in tensor.data) {
    const decoded = decodeMatrix(tensor.data.bytes, width, rowLimit);
    if (decoded.rows !== rows)
      throw badTensor(MATRIX_INPUT, `${decoded.rows} rows of bytes`, `${rows} rows, as its shape says`);
    return decoded;
  }
  const values = tensor.data.json;
  if (values.length !== rows * width)
    throw badTensor(MATRIX_INPUT, `${values.length} values`, `${rows * width} values, as its shape says`);
  const matrix = Float32Array.from(values, (value, index) => {
    const parsed = JSON_CELLS.number(value);
    if (typeof parsed === 'number') return parsed;
    if (parsed === null) return Number.NaN;
    const allowed = ALLOWED.number;
    const row = Math.floor(index / width);
    throw inputError([
      {
        row,
        column: MATRIX_INPUT,
        given: shortened(value),
        allowed,
        message: `row ${row}: given ${shortened(value)}; allowed: ${allowed}`,
      },
    ]);
  });
  return { matrix, rows };
}
