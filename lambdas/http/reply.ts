import { FlowiError, type Problem, STATUS_OF_CODE } from '@flowi/contracts/errors';
import { type Issue, issueSchema } from '@flowi/contracts/flow';

export interface HttpReply {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded: boolean;
}

const NO_STORE = { 'cache-control': 'no-store' };

export function jsonReply(statusCode: number, body: string | null): HttpReply {
  if (body === null) return { statusCode, headers: { ...NO_STORE }, body: '', isBase64Encoded: false };
  return { statusCode, headers: { ...NO_STORE, 'content-type': 'application/json' }, body, isBase64Encoded: false };
}

/** A reply that is passed on byte by byte. */
export function rawReply(statusCode: number, contentType: string, body: Uint8Array): HttpReply {
  return {
    statusCode,
    headers: { ...NO_STORE, 'content-type': contentType },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  };
}

/** Problem details of an error. What is not ours tells nothing but the id under which the log has the rest. */
export function problemReply(error: unknown, requestId: string): HttpReply {
  const problem = error instanceof FlowiError ? problemOf(error, requestId) : unknownProblem(requestId);
  return {
    statusCode: problem.status,
    headers: { ...NO_STORE, 'content-type': 'application/problem+json' },
    body: JSON.stringify(problem),
    isBase64Encoded: false,
  };
}

function problemOf(error: FlowiError, instance: string): Problem {
  const { code, status } = error;
  const issues = issuesOf(error);
  return {
    type: typeOf(code),
    title: titleOf(code),
    status,
    code,
    detail: error.message,
    ...(error.said && { said: error.said }),
    instance,
    ...(issues.length > 0 && { issues }),
  };
}

function unknownProblem(instance: string): Problem {
  const code = 'internal';
  return {
    type: typeOf(code),
    title: titleOf(code),
    status: STATUS_OF_CODE[code],
    code,
    detail: 'Something went wrong on our side; quote the instance when you ask for help.',
    instance,
  };
}

function typeOf(code: string): string {
  return `urn:flowi:error:${code}`;
}

function titleOf(code: string): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function issuesOf(error: FlowiError): Issue[] {
  const parsed = issueSchema.array().safeParse(error.details['issues']);
  return parsed.success ? parsed.data : [];
}
