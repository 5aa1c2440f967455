import { FlowiError } from '@flowi/contracts/errors';
import { runRefSchema } from '@flowi/contracts/events';
import { describe, expect, it } from 'vitest';
import { context } from '../test/api.ts';
import { buildStep } from './build-step.ts';

const lines: unknown[] = [];
const keep = (message: string, fields: object) => void lines.push({ message, ...fields });
const log = { info: keep, warn: keep, error: keep };
const ref = { projectId: 'demo', runId: 'r1', attempt: 1 };
const step = (run: () => Promise<{ ok: true; warnings?: string[] }>) => buildStep('plan-run', runRefSchema, run, log);

describe('a step', () => {
  it('answers what it did, in one line of log', async () => {
    lines.length = 0;

    expect(await step(async () => ({ ok: true }))(ref, context)).toEqual({ ok: true });
    expect(lines).toMatchObject([{ message: 'step', step: 'plan-run', outcome: 'ok' }]);
  });

  it('writes down what did not go well beside its work', async () => {
    lines.length = 0;
    const reply = { ok: true as const, warnings: ['no dashboard'] };

    expect(await step(async () => reply)(ref, context)).toEqual(reply);
    expect(lines).toMatchObject([{ outcome: 'ok' }, { step: 'plan-run', warning: 'no dashboard' }]);
  });

  it('answers what is expected to go wrong', async () => {
    const error = new FlowiError('conflict', 'it was stopped', { details: { fix: 'start again' } });

    expect(await step(() => Promise.reject(error))(ref, context)).toEqual({
      ok: false,
      code: 'conflict',
      message: 'it was stopped',
      logTail: [],
      fix: 'start again',
    });
  });

  it('answers an input that is none', async () => {
    expect(await step(async () => ({ ok: true }))({ ...ref, attempt: 'x' }, context)).toMatchObject({
      ok: false,
      code: 'invalid_request',
      message: expect.stringContaining('attempt'),
    });
  });

  it.each([new FlowiError('upstream_unavailable', 'busy'), new Error('who knows')])(
    'throws what may pass: %s',
    async (error) => {
      await expect(step(() => Promise.reject(error))(ref, context)).rejects.toBe(error);
    },
  );
});
