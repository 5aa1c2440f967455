/** Every error code of Flowi with the HTTP status it answers with. One table, so that code and status cannot disagree. */
export const STATUS_OF_CODE = {
  invalid_request: 400,
  invalid_flow: 422,
  invalid_data: 422,
  too_many_trials: 422,
  not_authenticated: 401,
  not_allowed: 403,
  not_found: 404,
  already_exists: 409,
  conflict: 409,
  idempotency_mismatch: 409,
  not_ready: 409,
  nothing_to_roll_back: 409,
  request_too_large: 413,
  unsupported_media_type: 415,
  prediction_input: 422,
  unsupported: 422,
  too_many_requests: 429,
  job_failed: 500,
  parity_failed: 500,
  internal: 500,
  upstream_unavailable: 503,
} as const;

export type ErrorCode = keyof typeof STATUS_OF_CODE;

/** The error a managed job or Lambda raises when trying again cannot help. State machines branch on `ok: false` with this flag. */
export const RETRYABLE_CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'too_many_requests',
  'upstream_unavailable',
]);

/** All codes, for schemas and tests. */
export const ERROR_CODES = Object.freeze(Object.keys(STATUS_OF_CODE)).filter(
  (key): key is ErrorCode => key in STATUS_OF_CODE,
);
