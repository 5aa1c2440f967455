import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';

export type ApiEvent = APIGatewayProxyEventV2WithJWTAuthorizer;

/** Largest body of a call, below what API Gateway and Lambda pass on (6 MB, a third more when it is base64). */
const BODY_LIMIT = 4_500_000;

/** Raw bytes of the body; empty when there is none. @throws FlowiError request_too_large */
export function bodyBytes(event: ApiEvent): Uint8Array {
  const body = event.body ?? '';
  const bytes = event.isBase64Encoded ? Buffer.from(body, 'base64') : Buffer.from(body, 'utf8');
  if (bytes.length > BODY_LIMIT) {
    throw new FlowiError(
      'request_too_large',
      sayProblem('request.too_large', { bytes: bytes.length, most: BODY_LIMIT }),
    );
  }
  return bytes;
}

/** Objects and lists in one another; whoever handles a body may go down by recursion. */
const DEEPEST = 100;

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json$/i;

/** The body as JSON; undefined when there is none. @throws FlowiError invalid_request, unsupported_media_type */
export function jsonBody(event: ApiEvent): unknown {
  const text = new TextDecoder().decode(bodyBytes(event));
  if (text.trim() === '') return undefined;
  const [type = ''] = header(event, 'content-type')?.split(';') ?? [];
  if (type !== '' && !JSON_TYPE.test(type.trim())) {
    throw new FlowiError(
      'unsupported_media_type',
      `The content type is ${JSON.stringify(type.trim())}; send one JSON document as application/json.`,
    );
  }
  const value = parsed(text);
  if (isDeeper(value, DEEPEST))
    throw new FlowiError('invalid_request', `The body is nested more than ${DEEPEST} levels deep; nothing here is.`);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FlowiError('invalid_request', 'The body is no JSON; send one JSON document.', { cause });
  }
}

/** Level by level and not by recursion, which is what a deep value would break. */
function isDeeper(value: unknown, levels: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** Header by name in any case. */
export function header(event: ApiEvent, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === wanted)?.[1];
}

/** The signed-in user. The gateway checks tokens; a call without their claims is refused here as well. */
export function userOf(event: ApiEvent): string {
  const subject: unknown = event.requestContext.authorizer?.jwt?.claims?.['sub'];
  if (typeof subject !== 'string' || subject === '') {
    throw new FlowiError('not_authenticated', sayProblem('access.no_token', {}));
  }
  return subject;
}
