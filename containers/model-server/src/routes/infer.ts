import { FlowiError } from '@flowi/contracts/errors';
import { chooseOutputs, encodeInfer, outputTensors } from '../codecs/encode-infer.ts';
import { parseInferRequest } from '../codecs/infer-request.ts';
import { contentTypeOf, unsupportedType } from '../http/media-type.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import type { RouteRequest, ScoringService } from './service.ts';

const JSON_LENGTH_HEADER = 'inference-header-content-length';
const SERVER = { name: 'flowi-model-server', version: '0.1.0', extensions: ['binary_tensor_data'] };
const DATATYPE_OF = { number: 'FP32', boolean: 'BOOL', string: 'BYTES' } as const;

/** GET /v2: what this server is. */
export function serverMetadata(): Reply {
  return jsonReply(SERVER);
}

/** GET /v2/models/{name}: the raw columns as inputs, what the model answers as outputs; -1 stands for the rows. */
export function modelMetadata(service: ScoringService): Reply {
  const inputs = service.model.contract.columns.map(({ name, type }) => ({
    name,
    datatype: DATATYPE_OF[type],
    shape: [-1],
  }));
  const outputs = outputTensors(service.model.contract);
  return jsonReply({ name: service.name, versions: [service.version], platform: 'onnxruntime_onnx', inputs, outputs });
}

/** POST /v2/models/{name}/infer: one input a raw column, any order. */
export async function infer(service: ScoringService, request: RouteRequest): Promise<Reply> {
  const jsonLength = readJsonLength(request);
  refuseOtherTypes(request, jsonLength);
  const parsed = parseInferRequest(request.body, jsonLength);
  const { contract } = service.model;
  const chosen = chooseOutputs(contract, parsed);
  const output = await service.score(service.decodeInfer(parsed), {
    scores: chosen.some(({ tensor }) => tensor.name === 'scores'),
    inferenceId: request.inferenceId,
    unanswered: 'refuse',
  });
  const id = parsed.id ?? request.inferenceId;
  const reply = encodeInfer({
    modelName: service.name,
    modelVersion: service.version,
    id,
    contract,
    output,
    chosen,
  });
  const { body } = reply;
  if (reply.jsonLength === null) return { status: 200, type: 'application/json', body };
  const headers = { [JSON_LENGTH_HEADER]: String(reply.jsonLength) };
  return { status: 200, type: 'application/octet-stream', body, headers };
}

/** A document is JSON; with tensors behind it, it is bytes as well. */
function refuseOtherTypes({ header }: RouteRequest, jsonLength: number | null): void {
  const media = contentTypeOf(header('content-type'));
  if (media.type === 'application/json') return;
  if (media.type === 'application/octet-stream' && jsonLength !== null) return;
  throw unsupportedType(media, `application/json, and application/octet-stream with the header ${JSON_LENGTH_HEADER}`);
}

/** Length of the document before the binary tensors; null when there are none. */
export function readJsonLength(request: RouteRequest): number | null {
  const given = request.header(JSON_LENGTH_HEADER);
  if (given === undefined) return null;
  if (/^\d+$/.test(given)) return Number(given);
  throw new FlowiError(
    'invalid_request',
    `Given ${JSON.stringify(given)} as ${JSON_LENGTH_HEADER}; allowed: the length of the JSON document in bytes`,
  );
}
