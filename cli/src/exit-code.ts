import { FlowiError } from '@flowi/contracts/errors';
import { CommanderError } from 'commander';
import { UsageError } from './usage-error.ts';

/** What a command's end means to a script. */
const EXIT = { done: 0, failed: 1, wrongUse: 2 } as const;

const WRONG_USE: ReadonlySet<string> = new Set([
  'invalid_request',
  'invalid_flow',
  'invalid_data',
  'too_many_trials',
  'prediction_input',
  'request_too_large',
  'unsupported_media_type',
]);

/** Exit code of whatever ended a command. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
  if (error instanceof UsageError) return EXIT.wrongUse;
  if (error instanceof FlowiError) return WRONG_USE.has(error.code) ? EXIT.wrongUse : EXIT.failed;
  return EXIT.failed;
}
