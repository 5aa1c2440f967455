import type { Failure } from '@flowi/contracts/entities';
import { ERROR_CODES, LIKELY_FIXES } from '@flowi/contracts/errors';
import { sayingSchema } from '@flowi/contracts/sayings';
import { parseJson } from '../support/parse-json.ts';

/** What a state machine knows of a failure: the reply of a step, or Error and Cause of something that was thrown. */
export type CaughtError = Readonly<Record<string, unknown>>;

const LOG_LINES = 40;

/** Likely fixes by code, for failures that bring none. */
const FIXES: Readonly<Record<string, string>> = LIKELY_FIXES.step;

/** The one step that waits for a person; what helps jobs and services does not help it. */
const APPROVE = 'Approve';

/** One shape for whatever went wrong: code, words a person needs, the end of the log, what to try. */
export function describeFailure(step: string, error: CaughtError): Failure {
  const failure = error['ok'] === false ? fromReply(error) : fromCatch(error);
  return {
    ...failure,
    step,
    logTail: failure.logTail.slice(-LOG_LINES),
    fix: failure.fix ?? likelyFix(step, failure.code),
  };
}

function likelyFix(step: string, code: string): string | null {
  if (step === APPROVE) return LIKELY_FIXES.approval[code === 'timeout' ? 'nobody_answered' : 'nobody_asked'];
  return FIXES[code] ?? null;
}

type Said = Omit<Failure, 'step'>;

function fromReply(reply: CaughtError): Said {
  const { code, message, logTail, fix, said } = reply;
  const saying = sayingSchema.safeParse(said);
  return {
    code: text(code) ?? 'internal',
    cause: text(message) ?? 'The step gave no reason.',
    logTail: Array.isArray(logTail) ? logTail.map(String) : [],
    fix: text(fix),
    ...(saying.success && { said: [saying.data] }),
  };
}

function fromCatch(error: CaughtError): Said {
  const name = text(error['Error']) ?? text(error['errorType']) ?? 'unknown';
  const cause = error['Cause'] ?? error['errorMessage'];
  const said = reasonIn(cause);
  return { code: codeOf(name, said), cause: said ?? `The state machine reports ${name}.`, logTail: [], fix: null };
}

function codeOf(name: string, cause: string | null): string {
  // A task that was ended through its token bears the code that Flowi gave it.
  if (ERROR_CODES.some((code) => code === name)) return name;
  if (name.includes('Timeout') || name === 'Sandbox.Timedout' || /timed? ?out/i.test(cause ?? '')) return 'timeout';
  if (
    name === 'States.TaskFailed' ||
    name.startsWith('SageMaker') ||
    /exit|OutOfMemory|signal|killed/i.test(cause ?? '')
  )
    return 'job_failed';
  if (/Throttl|TooManyRequests|ServiceException|Unavailable/i.test(name)) return 'upstream_unavailable';
  return 'internal';
}

/** The words in a Cause: JSON of a thrown error, of a SageMaker job, of a failed execution, or plain text. */
function reasonIn(cause: unknown): string | null {
  const parsed = typeof cause === 'string' ? parseJson(cause) : cause;
  if (typeof parsed !== 'object' || parsed === null) return text(cause);
  for (const key of ['errorMessage', 'FailureReason', 'failureReason', 'message', 'ExitMessage', 'Cause', 'cause']) {
    const value: unknown = Reflect.get(parsed, key);
    if (value !== undefined && value !== null && value !== '') return reasonIn(value);
  }
  return text(cause) ?? JSON.stringify(parsed);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
