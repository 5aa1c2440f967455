import { gateSchema } from '@flowi/contracts/flow';
import type { Comparison } from '@flowi/contracts/package';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidePromotion } from './decide-promotion.ts';

const none: Comparison = {
  schemaVersion: 1,
  status: 'no_live_model',
  reason: null,
  liveVersion: null,
  metric: 'accuracy',
  direction: 'maximize',
  candidate: null,
  live: null,
  gain: null,
  interval: null,
  rows: 30,
};
const against = (gain: number, low: number, high: number): Comparison => ({
  ...none,
  status: 'compared',
  liveVersion: 2,
  candidate: 0.9 + gain,
  live: 0.9,
  gain,
  interval: [low, high],
});
const gate = (change = {}) => gateSchema.parse({ metric: 'accuracy', threshold: 0.9, ...change });
const decide = (change: Partial<Parameters<typeof decidePromotion>[0]> = {}) =>
  decidePromotion({ gate: gate(), direction: 'maximize', test: { accuracy: 0.95 }, comparison: none, ...change });

describe('promotion', () => {
  it.each([
    ['the first model that reaches the threshold', {}, 'promoted', /0\.95.*at least 0\.9.*No model/],
    ['the threshold itself', { test: { accuracy: 0.9 } }, 'promoted', /0\.9/],
    ['below the threshold', { test: { accuracy: 0.89999 } }, 'refused', /0\.9 on the held-out rows|at least 0\.9/],
    [
      'a smaller-is-better metric above its bound',
      { gate: gate({ metric: 'log_loss', threshold: 0.1 }), direction: 'minimize' as const, test: { log_loss: 0.35 } },
      'refused',
      /log_loss is 0\.35.*at most 0\.1/,
    ],
    ['a metric that was not measured', { test: {} }, 'refused', /not measured/],
    ['a gain beyond noise', { comparison: against(0.05, 0.01, 0.09) }, 'promoted', /beats.*gain 0\.05.*0\.01.*0\.09/],
    ['a gain within noise', { comparison: against(0.05, -0.01, 0.11) }, 'skipped', /noise/],
    ['no gain', { comparison: against(0, 0, 0) }, 'skipped', /does not beat/],
    ['a loss', { comparison: against(-0.05, -0.1, -0.01) }, 'skipped', /does not beat/],
    [
      'less gain than asked for',
      { gate: gate({ minGain: 0.1 }), comparison: against(0.05, 0.01, 0.09) },
      'skipped',
      /more than 0\.1/,
    ],
    [
      'what cannot be compared',
      {
        comparison: {
          ...none,
          status: 'incomparable' as const,
          reason: 'the live model saw these rows.',
          liveVersion: 2,
        },
      },
      'needs_approval',
      /saw these rows/,
    ],
    [
      'what need not beat the live model',
      { gate: gate({ mustBeatLive: false }), comparison: against(-0.05, -0.1, -0.01) },
      'promoted',
      /does not ask/,
    ],
    ['what a person approves', { gate: gate({ approval: true }) }, 'needs_approval', /approval/],
    [
      'what a person approves and the threshold refuses',
      { gate: gate({ approval: true }), test: { accuracy: 0.1 } },
      'refused',
      /0\.1/,
    ],
    ['a flow without gate', { gate: null, direction: null }, 'promoted', /No model/],
    [
      'a flow without gate, worse than what is live',
      { gate: null, direction: null, comparison: against(-0.1, -0.2, -0.01) },
      'skipped',
      /does not beat/,
    ],
  ])('of %s', (_, change, outcome, reason) => {
    const decision = decide(change);

    expect(decision.outcome).toBe(outcome);
    expect(decision.reason).toMatch(reason);
  });

  it('never goes past the threshold, and never past a live model that it does not beat', () => {
    const number = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(number, number, number, number, fc.boolean(), (value, threshold, gain, low, approval) => {
        const comparison = against(gain, Math.min(low, gain), 1);
        const { outcome } = decide({ gate: gate({ threshold, approval }), test: { accuracy: value }, comparison });

        if (value < threshold) expect(outcome).toBe('refused');
        else if (gain <= 0 || Math.min(low, gain) <= 0) expect(outcome).toBe('skipped');
        else expect(outcome).toBe(approval ? 'needs_approval' : 'promoted');
      }),
    );
  });
});
