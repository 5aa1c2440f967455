import { FlowiError } from '@flowi/contracts/errors';
import { isJsonObject, type JsonObject, parseJsonBody } from './decode-json.ts';
import { badTensor } from './tensor-data.ts';

/** Nested deeper, a value is no value. */
const MOST_DIMENSIONS = 8;

/** One input tensor of an Open Inference Protocol request, its data still as sent. */
export interface InputTensor {
  readonly name: string;
  readonly datatype: string;
  readonly shape: readonly number[];
  readonly data: { readonly json: readonly unknown[] } | { readonly bytes: Buffer };
}

export interface RequestedOutput {
  readonly name: string;
  readonly binary: boolean;
}

/** A parsed request of the Open Inference Protocol, version 2. */
export interface InferRequest {
  readonly id: string | null;
  readonly inputs: readonly InputTensor[];
  /** null = the server's choice. */
  readonly outputs: readonly RequestedOutput[] | null;
  /** True when outputs go as bytes unless they say otherwise. */
  readonly binaryOutputs: boolean;
}

/**
 * Reads the document, and the tensors behind it when `jsonLength` says that they follow (the protocol's binary extension).
 *
 * @throws FlowiError when it is not such a request
 */
export function parseInferRequest(body: Buffer, jsonLength: number | null): InferRequest {
  if (jsonLength !== null && jsonLength > body.length) {
    throw new FlowiError(
      'invalid_request',
      `Inference-Header-Content-Length is ${jsonLength}, the body has ${body.length} bytes`,
    );
  }
  const document = parseJsonBody(body.subarray(0, jsonLength ?? body.length));
  const inputs = isJsonObject(document) ? document['inputs'] : undefined;
  if (!isJsonObject(document) || !Array.isArray(inputs)) {
    throw new FlowiError(
      'invalid_request',
      'Allowed: {"inputs": [{"name", "shape", "datatype", "data"}, ...]}, one input a column',
    );
  }
  const readTensor = tensorReader(body.subarray(jsonLength ?? body.length));
  return {
    id: typeof document['id'] === 'string' ? document['id'] : null,
    inputs: inputs.map(readTensor),
    outputs: readOutputs(document['outputs']),
    binaryOutputs: flag(document['parameters'], 'binary_data_output'),
  };
}

function tensorReader(binary: Buffer): (tensor: unknown) => InputTensor {
  let offset = 0;
  return (tensor) => {
    const { data, parameters, ...rest }: JsonObject = isJsonObject(tensor) ? tensor : {};
    const head = readHead(rest);
    const size = isJsonObject(parameters) ? parameters['binary_data_size'] : undefined;
    if (typeof size === 'number') {
      const bytes = binary.subarray(offset, offset + size);
      if (bytes.length !== size) {
        throw badTensor(head.name, `${bytes.length} bytes behind the document`, `binary_data_size = ${size} bytes`);
      }
      offset += size;
      return { ...head, data: { bytes } };
    }
    if (Array.isArray(data))
      return { ...head, data: { json: Array.isArray(data[0]) ? data.flat(MOST_DIMENSIONS) : data } };
    throw new FlowiError('invalid_request', `Input ${JSON.stringify(head.name)} has no "data" array`);
  };
}

function readHead({ name, datatype, shape }: JsonObject): Omit<InputTensor, 'data'> {
  if (typeof name === 'string' && typeof datatype === 'string' && isShape(shape)) return { name, datatype, shape };
  throw new FlowiError('invalid_request', 'Each input needs a "name", a "datatype" and a "shape" of whole numbers');
}

function isShape(shape: unknown): shape is number[] {
  return Array.isArray(shape) && shape.length > 0 && shape.every((size) => Number.isInteger(size) && size >= 0);
}

function readOutputs(outputs: unknown): RequestedOutput[] | null {
  if (!Array.isArray(outputs) || outputs.length === 0) return null;
  return outputs.map((output) => {
    const name = isJsonObject(output) ? output['name'] : undefined;
    if (typeof name !== 'string') throw new FlowiError('invalid_request', 'Each of "outputs" needs a "name"');
    return { name, binary: isJsonObject(output) && flag(output['parameters'], 'binary_data') };
  });
}

function flag(parameters: unknown, name: string): boolean {
  return isJsonObject(parameters) && parameters[name] === true;
}
