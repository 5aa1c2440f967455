import { FlowiError } from '@flowi/contracts/errors';
import type { ModelContract } from '@flowi/contracts/package';
import { ANSWERED, NOT_FINITE, type SettledOutput } from '../inference/settle.ts';
import type { InferRequest, RequestedOutput } from './infer-request.ts';
import { ProblemList } from './input-error.ts';

/** An output of the Open Inference Protocol as its metadata names it. */
export interface OutputTensor {
  readonly name: 'label' | 'scores' | 'value';
  readonly datatype: 'BYTES' | 'INT64' | 'FP64' | 'FP32' | 'BOOL';
  readonly shape: readonly number[];
}

/** A response of the protocol; with `jsonLength`, tensors follow the document as bytes. */
export interface InferResponse {
  readonly body: Buffer;
  readonly jsonLength: number | null;
}

/** Outputs a model offers; -1 stands for the rows. */
export function outputTensors(contract: ModelContract): OutputTensor[] {
  if (contract.task === 'regression') return [{ name: 'value', datatype: 'FP32', shape: [-1] }];
  const label: OutputTensor = { name: 'label', datatype: labelType(contract.classes ?? []), shape: [-1] };
  if (contract.outputs.scores === null) return [label];
  return [label, { name: 'scores', datatype: 'FP32', shape: [-1, contract.classes?.length ?? 0] }];
}

function labelType(classes: readonly (string | number | boolean)[]): OutputTensor['datatype'] {
  if (classes.every((name) => typeof name === 'boolean')) return 'BOOL';
  if (!classes.every((name) => typeof name === 'number')) return 'BYTES';
  return classes.every((name) => Number.isInteger(name)) ? 'INT64' : 'FP64';
}

/**
 * The outputs a request wants; all without scores' cost when it names others.
 *
 * @throws FlowiError `invalid_request` for an output that the model does not have
 */
export function chooseOutputs(
  contract: ModelContract,
  request: InferRequest,
): { tensor: OutputTensor; binary: boolean }[] {
  const offered = outputTensors(contract);
  const wanted: readonly RequestedOutput[] = request.outputs ?? offered.map(({ name }) => ({ name, binary: false }));
  return wanted.map(({ name, binary }) => {
    const tensor = offered.find((candidate) => candidate.name === name);
    if (tensor) return { tensor, binary: binary || request.binaryOutputs };
    throw new FlowiError(
      'invalid_request',
      `Given the output ${JSON.stringify(name)}; allowed: ${offered.map((output) => output.name).join(', ')}`,
    );
  });
}

export interface InferAnswer {
  readonly modelName: string;
  readonly modelVersion: string;
  readonly id: string;
  readonly contract: ModelContract;
  readonly output: SettledOutput;
  readonly chosen: readonly { tensor: OutputTensor; binary: boolean }[];
}

/**
 * The protocol's tensors cannot say that a row has no answer: INT64 and BOOL have no null, and an empty text may be a class.
 *
 * @throws FlowiError `prediction_input` naming the rows without an answer, and the columns missing in them
 */
export function refuseUnanswered({ verdicts }: SettledOutput, { columns }: ModelContract): void {
  const problems = new ProblemList();
  for (const [row, verdict] of (verdicts ?? []).entries()) {
    if (verdict === NOT_FINITE)
      problems.add({ row, column: null, given: 'values', allowed: 'values that the model gives a finite answer for' });
    else if (verdict !== ANSWERED)
      problems.add({ row, column: columns[verdict - 1]?.name ?? null, given: 'null', allowed: NEEDED });
  }
  problems.throwIfAny();
}

const NEEDED = 'a value, since the model has no answer without it';

export function encodeInfer(answer: InferAnswer): InferResponse {
  const binaries: Buffer[] = [];
  const outputs = answer.chosen.map(({ tensor, binary }) => {
    const values = valuesOf(tensor, answer);
    const shape = [answer.output.rows, ...tensor.shape.slice(1)];
    const head = { name: tensor.name, datatype: tensor.datatype, shape };
    if (!binary) return { ...head, data: values };
    const bytes = toBytes(tensor.datatype, values);
    binaries.push(bytes);
    return { ...head, parameters: { binary_data_size: bytes.length } };
  });
  const document = { model_name: answer.modelName, model_version: answer.modelVersion, id: answer.id, outputs };
  const json = Buffer.from(JSON.stringify(document));
  return { body: Buffer.concat([json, ...binaries]), jsonLength: binaries.length > 0 ? json.length : null };
}

type Values = (string | number | boolean | null)[];

function valuesOf(tensor: OutputTensor, { contract, output }: InferAnswer): Values {
  if (tensor.name === 'label')
    return Array.from(output.codes ?? [], (code) => contract.classes?.[code] ?? null).map((label) =>
      tensor.datatype === 'BYTES' ? String(label) : label,
    );
  return Array.from((tensor.name === 'scores' ? output.scores : output.values) ?? []);
}

function toBytes(datatype: OutputTensor['datatype'], values: Values): Buffer {
  if (datatype === 'BYTES') return Buffer.concat(values.map((value) => textBytes(String(value))));
  if (datatype === 'BOOL') return Buffer.from(values.map(Number));
  if (datatype === 'FP32') return Buffer.from(Float32Array.from(values, Number).buffer);
  if (datatype === 'FP64') return Buffer.from(Float64Array.from(values, Number).buffer);
  return Buffer.from(BigInt64Array.from(values.map((value) => BigInt(Number(value)))).buffer);
}

function textBytes(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}
