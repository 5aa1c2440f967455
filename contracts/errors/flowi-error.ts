import type { Said, Saying } from '../sayings/book.ts';
import { type ErrorCode, STATUS_OF_CODE } from './codes.ts';

/** The one exception type of Flowi. Expected outcomes of validation are returned as issues, not thrown. */
export class FlowiError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  /** The message for whoever speaks another language, where it is one of contracts/sayings. */
  readonly said: Saying | undefined;

  /**
   * @param code what went wrong, from the closed list of codes
   * @param message what was given, what is allowed, what to do
   * @param options details for machines (no secrets), and the error that caused this one
   */
  constructor(
    code: ErrorCode,
    message: string | Said,
    options: { details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(typeof message === 'string' ? message : message.message, { cause: options.cause });
    this.name = 'FlowiError';
    this.code = code;
    this.details = options.details ?? {};
    this.said = typeof message === 'string' ? undefined : message.said;
  }

  /** HTTP status of this error. */
  get status(): number {
    return STATUS_OF_CODE[this.code];
  }
}
