import { FlowiError, RETRYABLE_CODES } from '@flowi/contracts/errors';
import type { StepFailure } from '@flowi/contracts/events';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import { parseInput } from '../http/parse-input.ts';
import { type Log, logger } from '../observability/logger.ts';

/** Reply of a step that did its work. */
interface Done {
  readonly ok: true;
  /** What did not go well without keeping the work from being done; goes to the log. */
  readonly warnings?: readonly string[];
}

export type StepReply<Reply> = Reply | StepFailure;

/**
 * A function that a state machine calls. What is expected to go wrong is answered as `{ok: false}`, which the machine branches on; what
 * may pass by itself, and what nobody expected, is thrown, which the machine tries again a few times.
 */
export function buildStep<Input extends z.ZodType, Reply extends Done>(
  name: string,
  schema: Input,
  run: (input: z.output<Input>) => Promise<StepReply<Reply>>,
  log: Log = logger,
): (event: unknown, context: Context) => Promise<StepReply<Reply>> {
  return async (event, context) => {
    const startedAt = performance.now();
    const line = (outcome: string) => ({
      step: name,
      outcome,
      milliseconds: Math.round(performance.now() - startedAt),
      requestId: context.awsRequestId,
    });
    try {
      const reply = await run(parseInput(schema, event, 'input'));
      log.info('step', line(reply.ok ? 'ok' : reply.code));
      for (const warning of warningsOf(reply)) log.warn('step', { ...line('ok'), warning });
      return reply;
    } catch (error) {
      if (error instanceof FlowiError && !RETRYABLE_CODES.has(error.code)) {
        log.warn('step', { ...line(error.code), error });
        return failureOf(error);
      }
      log.error('step', { ...line('thrown'), error: error instanceof Error ? error : new Error(String(error)) });
      throw error;
    }
  };
}

function warningsOf(reply: StepReply<Done>): readonly string[] {
  return reply.ok ? (reply.warnings ?? []) : [];
}

function failureOf(error: FlowiError): StepFailure {
  const fix = error.details['fix'];
  return {
    ok: false,
    code: error.code,
    message: error.message,
    logTail: [],
    fix: typeof fix === 'string' ? fix : null,
    ...(error.said && { said: error.said }),
  };
}
