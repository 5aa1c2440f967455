import { ENDPOINT_ATTRIBUTES_HEADER, INFER_ATTRIBUTE } from '@flowi/contracts/package';
import { decodeMatrix } from '../codecs/decode-infer.ts';
import { decodeJsonInvocation } from '../codecs/decode-invocation.ts';
import type { RequestRows } from '../codecs/rows.ts';
import { contentTypeOf, type MediaType, preferredType, unsupportedType } from '../http/media-type.ts';
import type { Reply } from '../http/reply.ts';
import { infer, readJsonLength } from './infer.ts';
import type { RouteRequest, ScoringService } from './service.ts';

const ALLOWED_TYPES = 'application/json, text/csv, application/octet-stream';

/**
 * POST /invocations, the one route that SageMaker passes on. Takes JSON, CSV or a matrix of float32; a request whose
 * custom attributes say so, or one with the header Inference-Header-Content-Length, is of the Open Inference Protocol.
 */
export async function invocations(service: ScoringService, request: RouteRequest): Promise<Reply> {
  if (isInfer(request)) return infer(service, request);
  const rows = decode(service, request, contentTypeOf(request.header('content-type')));
  const wanted = rows.scores || asksForScores(request);
  const output = await service.score(rows, {
    scores: wanted && service.model.contract.outputs.scores !== null,
    inferenceId: request.inferenceId,
    unanswered: 'reason',
  });
  if (preferredType(request.header('accept'), ['application/json', 'text/csv']) === 'text/csv') {
    return { status: 200, type: 'text/csv; charset=utf-8', body: service.answers.csv(output) };
  }
  return { status: 200, type: 'application/json', body: service.answers.json(output) };
}

function decode(service: ScoringService, { body }: RouteRequest, media: MediaType): RequestRows {
  switch (media.type) {
    case 'application/json':
      return decodeJsonInvocation(body, service.decodeJsonRows);
    case 'text/csv': {
      const header = media.parameters.get('header');
      return {
        ...service.decodeCsv(body, header === 'present' || header === 'absent' ? header : 'unknown'),
        scores: false,
      };
    }
    case 'application/octet-stream':
      return { ...decodeMatrix(body, service.model.encoder.width, service.rowLimit), scores: false };
    default:
      throw unsupportedType(media, ALLOWED_TYPES);
  }
}

function isInfer(request: RouteRequest): boolean {
  return readJsonLength(request) !== null || attributes(request).includes(INFER_ATTRIBUTE);
}

/** SageMaker passes on no query, but this header. */
function attributes({ header }: RouteRequest): string[] {
  return (header(ENDPOINT_ATTRIBUTES_HEADER) ?? '').split(/[;,\s]+/);
}

function asksForScores(request: RouteRequest): boolean {
  return request.query.get('scores') === 'true' || attributes(request).includes('scores=true');
}
